addEventListener('fetch', (event) => {
  event.respondWith(answer(event.request))
})

async function answer(request) {
  const url = new URL(request.url)
  if (url.pathname === '/login') {
    const token = await sign(await request.text())
    return new Response('in', { headers: { 'Set-Cookie': `token=${token}; Path=/; HttpOnly` } }) //=> sets token path=/ domain=-
  }
  if (url.pathname.startsWith('/logout')) return leave(request) //=> endpoint ANY /logout; reports no-get-logout
  return fetch(request)
}

function leave(request) {
  const response = new Response('bye')
  response.headers.append('Set-Cookie', 'token=; Path=/; Max-Age=0') //=> clears token path=/ domain=-
  return response
}

async function sign(text) {
  return btoa(`${text}.${crypto.randomUUID()}`)
}
