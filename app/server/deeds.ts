/**
 * What routes do, done before the framework is asked, which then answers with what was done and does nothing twice.
 *
 * The short way of a form: where it leads to another page (nearly always, as after every post) the answer is ready.
 * A refusal, or whatever else comes of it, is made into a page by the framework. The short way of a page: of what it
 * shows one can tell that it is what it was, and then it need not be made anew.
 */
import { hash } from 'node:crypto'
import type { ActionFunction, LoaderFunction, ServerBuild } from '@remix-run/node'
import type { RequestContext } from './context.ts'
import { plainRoute } from './route-pattern.ts'

type Route = NonNullable<ServerBuild['routes'][string]>

export type Deeds = {
  /** The build, whose routes answer what was done already. */
  build: ServerBuild
  /** Does what a form asks for; answers its way on, or nothing when the framework is to answer for this `context`. */
  run(target: string, context: RequestContext): Promise<Response | undefined>
  /**
   * Loads what the page at `target` shows, for the framework to show for this `context`. Answers what that is known
   * by: the same page is made of the same. Nothing when that can't be told, or when it is no page as it should be.
   */
  load(target: string, context: RequestContext, request: Request): Promise<string | undefined>
}

/** Whether an answer is nothing but the way to another page of ours. */
function leadsOn(answer: unknown): answer is Response {
  if (!(answer instanceof Response) || answer.body !== null) return false
  return answer.status === 303 && /^\/(?!\/)/.test(answer.headers.get('Location') ?? '')
}

/** What a loader brought, beside the status that goes with it; undefined when there is no page of it. */
function contentOf(loaded: unknown): unknown {
  if (loaded === null || typeof loaded !== 'object' || loaded instanceof Response) return undefined
  if (!('type' in loaded) || loaded.type !== 'DataWithResponseInit') return loaded
  const { data, init } = loaded as { data?: unknown; init?: ResponseInit | null }
  return (init?.status ?? 200) === 200 && init?.headers === undefined ? data : undefined
}

/** Takes the routes of a build. */
export function makeDeeds(build: ServerBuild): Deeds {
  const acted = new WeakMap<object, Promise<unknown>>()
  const loaded = new WeakMap<object, Map<string, Promise<unknown>>>()

  function answering(route: Route): Route {
    const { action, loader } = route.module
    const act: ActionFunction = (asked) =>
      (acted.get(asked.context) ?? action?.(asked)) as ReturnType<ActionFunction>
    const load: LoaderFunction = (asked) =>
      (loaded.get(asked.context)?.get(route.id) ?? loader?.(asked)) as ReturnType<LoaderFunction>
    const module = {
      ...route.module,
      ...(action === undefined ? {} : { action: act }),
      ...(loader === undefined ? {} : { loader: load }),
    }
    return { ...route, module }
  }

  const routes = Object.entries(build.routes).map(([id, route]) => [id, route && answering(route)])
  return {
    build: { ...build, routes: Object.fromEntries(routes) as ServerBuild['routes'] },
    async run(target, context) {
      const found = plainRoute(build, target)
      const action = found?.route.module.action
      // The one at the root of a folder is asked for in the framework's own way.
      if (found === undefined || action === undefined || found.route.index === true)
        return undefined
      const doing = (async () =>
        // What a form says stands in the context: no route looks at the framework's own request.
        await action({ context, params: found.params, request: NO_REQUEST }))()
      acted.set(context, doing)
      const answer = await doing.catch((thrown: unknown) => thrown)
      return leadsOn(answer) ? answer : undefined
    },
    async load(target, context, request) {
      const found = plainRoute(build, target.split('?')[0] ?? '')
      const parent = build.routes[found?.route.parentId ?? '']
      if (found === undefined || parent === undefined || parent.parentId !== undefined)
        return undefined
      const { params } = found
      const loading = [parent, found.route].map((route) => {
        const { loader } = route.module
        const load = async (): Promise<unknown> => await loader?.({ context, params, request })
        return [route.id, load()] as const
      })
      loaded.set(context, new Map(loading))
      const contents = await Promise.all(
        loading.map(([, one]) => one.then(contentOf, () => undefined)),
      )
      if (contents.includes(undefined)) return undefined
      return hash('sha256', JSON.stringify(contents), 'base64')
    },
  }
}

const NO_REQUEST = new Request('http://localhost/')
