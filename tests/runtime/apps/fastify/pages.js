const HOME = `<!doctype html>
<title>Account</title>
<nav>
  <a href="/me">Me</a>
  <a href="/logout" class="link">Log out</a>
</nav>
`

export async function pages(app) {
  app.get('/', async (request, reply) => reply.type('text/html').send(HOME))
}
