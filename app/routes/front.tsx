import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FrontPage } from '../components/front-page.tsx'
import { localPath } from '../local-path.ts'

/** The neutral page that everybody without a session sees at every address. Served under those only. */
export function loader({ request }: LoaderFunctionArgs) {
  return { to: localPath(new URL(request.url).searchParams.get('to'), '/') }
}

export default function Front() {
  const { to } = useLoaderData<typeof loader>()
  return <FrontPage to={to} />
}
