export const POST = async ({ request, session }) => {
  session.set('user', (await request.json()).user)
  return new Response('welcome')
}
