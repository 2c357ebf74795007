import { Hono } from 'hono'
import { html } from 'hono/html'

export const pages = new Hono()

pages.get('/', (c) => c.html(html`<!doctype html>
<title>Account</title>
<nav>
  <a href="/me">Me</a>
  <a href="/logout" class="link">Log out</a>
</nav>
`))
