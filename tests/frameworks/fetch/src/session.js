export const expired = (path) => `sid=; Path=${path}; Max-Age=0; Secure; HttpOnly`

export async function leave(request, env) {
  const id = /sid=([^;]+)/.exec(request.headers.get('Cookie') ?? '')?.[1]
  await env.SESSIONS.delete(`session:${id}`) //=> invalidates session
}
