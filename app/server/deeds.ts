/**
 * The short way of a form: what its route does is done without the framework, and where that leads to another page
 * (nearly always, as after every post) the answer is ready. Whatever else comes of it, a refusal or a fault, goes to
 * the framework, which makes its page of what was done, and does not do it again.
 */
import type { ActionFunction, ServerBuild } from '@remix-run/node'
import type { RequestContext } from './context.ts'
import { plainRoute } from './route-pattern.ts'

type Route = NonNullable<ServerBuild['routes'][string]>

export type Deeds = {
  /** The build, whose routes answer what was done already. */
  build: ServerBuild
  /** Does what a form asks for; answers its way on, or nothing when the framework is to answer for this `context`. */
  run(target: string, context: RequestContext): Promise<Response | undefined>
}

/** Whether an answer is nothing but the way to another page of ours. */
function leadsOn(answer: unknown): answer is Response {
  if (!(answer instanceof Response) || answer.body !== null) return false
  return answer.status === 303 && /^\/(?!\/)/.test(answer.headers.get('Location') ?? '')
}

/** Takes the forms of a build. */
export function makeDeeds(build: ServerBuild): Deeds {
  const done = new WeakMap<object, Promise<unknown>>()

  function answering(route: Route): Route {
    const { action } = route.module
    if (action === undefined) return route
    const again: ActionFunction = (asked) =>
      (done.get(asked.context) as ReturnType<ActionFunction> | undefined) ?? action(asked)
    return { ...route, module: { ...route.module, action: again } }
  }

  const routes = Object.entries(build.routes).map(([id, route]) => [id, route && answering(route)])
  return {
    build: { ...build, routes: Object.fromEntries(routes) as ServerBuild['routes'] },
    async run(target, context) {
      const found = plainRoute(build, target)
      const action = found?.route.module.action
      if (found === undefined || action === undefined) return undefined
      const doing = (async () =>
        // What a form says stands in the context: no route looks at the framework's own request.
        await action({ context, params: found.params, request: NO_REQUEST }))()
      done.set(context, doing)
      const answer = await doing.catch((thrown: unknown) => thrown)
      return leadsOn(answer) ? answer : undefined
    },
  }
}

const NO_REQUEST = new Request('http://localhost/')
