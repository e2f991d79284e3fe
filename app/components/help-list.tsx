import type { ShownService } from '#moderation/help/services.ts'

/** Help services as rows to tap: name, number, when. */
export function HelpList({ services }: { services: ShownService[] }) {
  return (
    <ul className="services">
      {services.map((service) => (
        <li key={service.id}>
          <strong>{service.name}</strong> <span className="muted">{service.purpose}</span>
          <span className="lines">
            {service.phones.map((phone) => (
              <a key={phone.tel} className="button" href={`tel:${phone.tel}`}>
                <bdi>{phone.shown}</bdi>
              </a>
            ))}
            {service.site ? (
              <a
                href={service.site.url}
                rel="nofollow noreferrer noopener"
                referrerPolicy="no-referrer"
              >
                {service.site.shown}
              </a>
            ) : null}
          </span>
          <span className="muted">{service.hours}</span>
        </li>
      ))}
    </ul>
  )
}
