export async function POST() { //=> endpoint POST /api/x/logout
  const headers = new Headers({ 'content-type': 'application/json' })
  headers.append('Set-Cookie', `token=; Path=/api; Secure; Partitioned; Max-Age=0`) //=> clears token path=/api domain=-
  return new Response('{}', { headers })
}
