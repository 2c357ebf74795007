export const GET = () => new Response('no route')
