/** Links, images and forms of pages and templates that log the user out by a GET: only the audit can report them. */
import { describe, expect, it } from 'vitest'
import { templateTriggers } from '../../src/extract/template-triggers.ts'
import { inTemplates } from '../kit/doors.ts'
import { removeProject, writeProject, type Files } from '../kit/mini-project.ts'

/** `kind method target` of what starts a logout, and the text at its place. */
const found = (file: string, text: string): readonly string[] =>
  templateTriggers(file, text).map(({ kind, method, target, place }) => `${kind} ${method} ${target}: ${text.slice(place.start, place.end)}`)

describe('what starts a logout in HTML and what holds it', () => {
  it.each([
    ['a link', 'a.html', '<a href="/logout">Out</a>', ['anchor GET /logout: <a href="/logout">']],
    ['in capital letters', 'a.html', '<A HREF="/logout">Out</A>', ['anchor GET /logout: <A HREF="/logout">']],
    ['an image', 'a.html', '<img src="/logout">', ['image GET /logout: <img src="/logout">']],
    ['a form without a method', 'a.html', '<form action="/logout"><button>Out</button></form>', ['form GET /logout: <form action="/logout">']],
    ['a form by POST', 'a.html', '<form action="/logout" method="post"><button>Out</button></form>', ['form POST /logout: <form action="/logout" method="post">']],
    ['a button of a form by POST', 'a.html', '<form method="post"><button formaction="/logout">Out</button></form>', ['form POST /logout: <button formaction="/logout">']],
    ['a handler that navigates', 'a.html', `<a href="#" onclick="location.href='/logout'">Out</a>`, [`location GET /logout: location.href='/logout'`]],
    ['a script', 'a.html', `<script>out.onclick = () => fetch('/logout')</script>`, [`fetch GET /logout: fetch('/logout')`]],
    ['a script that the template fills in', 'a.ejs', `<script>const x = <%- json %>; fetch('/logout')</script>`, []],
    ['what the template puts in front', 'a.ejs', '<a href="<%= base %>/logout">Out</a>', ['anchor GET /logout: <a href="<%= base %>/logout">']],
    ['what the template puts behind', 'a.ejs', '<a href="/logout?from=<%= page %>">Out</a>', ['anchor GET /logout: <a href="/logout?from=<%= page %>">']],
    ['statements inside the tag', 'a.ejs', '<a <% if (x) { %>class="x"<% } %> href="/logout">Out</a>', ['anchor GET /logout: <a <% if (x) { %>class="x"<% } %> href="/logout">']],
    ['Handlebars', 'a.hbs', '{{#if user}}<a href="{{base}}/logout">{{user.name}}</a>{{/if}}', ['anchor GET /logout: <a href="{{base}}/logout">']],
    ['a part of the path that is put in', 'a.njk', '<a href="/{{ language }}/logout">Out</a>', []],
    ['comments of HTML and EJS', 'a.ejs', '<!-- <a href="/logout"> --><%# <a href="/logout"> %><% /* <a href="/logout"> */ %>', []],
    ['comments of Handlebars and Nunjucks', 'a.njk', '{{!-- <a href="/logout"> --}}{{! <a href="/logout"> }}{# <a href="/logout"> #}', []],
    ['another site', 'a.html', '<a href="https://id.example/logout">Out</a>', []],
    ['an address that depends on the page', 'a.html', '<a href="logout">Out</a>', []],
    ['a link that a script sends as POST', 'a.html', '<a href="/logout" data-method="post">Out</a><a href="/logout" hx-post="/logout">Out</a>', []],
    ['a link whose handler does something else', 'a.html', '<a href="/logout" onclick="event.preventDefault(); out.submit()">Out</a>', []],
    ['an element of the page\'s own', 'a.html', '<menu-item href="/logout">Out</menu-item>', []],
    ['about something else', 'a.html', '<a href="/about-logouts">Read</a><p>/logout</p>', []],
  ])('%s', (_, file, text, expected) => {
    expect(found(file, text)).toEqual(expected)
  })
})

describe('what starts a logout in Pug', () => {
  it.each([
    ['a link', "a.btn(href='/logout') Out", ["anchor GET /logout: a.btn(href='/logout')"]],
    ['behind a colon', "li.item: a(href='/logout') Out", ["anchor GET /logout: a(href='/logout')"]],
    ['attributes on lines of their own', "a(\n  href='/logout',\n  title='Out'\n) Out", ["anchor GET /logout: a(\n  href='/logout',\n  title='Out'\n)"]],
    ['what is put in front', "a(href=`${base}/logout`) Out", ['anchor GET /logout: a(href=`${base}/logout`)']],
    ['a form by POST', "form(action='/logout' method='post')", ["form POST /logout: form(action='/logout' method='post')"]],
    ['an address that is put together', "a(href='/logout' + query) Out", []],
    ['a comment with what is nested in it', "//- menu\n  a(href='/logout') Out\n//\n  a(href='/logout') Out", []],
  ])('%s', (_, text, expected) => {
    expect(found('a.pug', text)).toEqual(expected)
  })
})

const server = `import express from 'express'
import cookieSession from 'cookie-session'

const app = express()
app.use(cookieSession({ secret: 's' }))
app.METHOD('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
})
`
const byGet = server.replace('METHOD', 'get')
const link = '<nav>\n  <a href="/logout">Out</a>\n</nav>\n'

function reported(files: Files): readonly string[] {
  const root = writeProject(files)
  try {
    return inTemplates(root).map((line) => line.replace(/\n[^]*$/, ''))
  } finally {
    removeProject(root)
  }
}

describe('the audit reports', () => {
  it('a link of a template to a logout that acts on GET, at its place', () => {
    expect(reported({ 'app.js': byGet, 'views/menu.ejs': link })).toEqual(['views/menu.ejs:2:3 no-get-logout-trigger get'])
  })

  it('none to a logout by POST', () => {
    expect(reported({ 'app.js': server.replace('METHOD', 'post'), 'views/menu.ejs': link })).toEqual([])
  })

  it('none to a page that only asks', () => {
    expect(reported({
      'app.js': `${server.replace('METHOD', 'post')}app.get('/logout', (req, res) => res.render('logout'))\n`, 'views/menu.ejs': link,
    })).toEqual([])
  })

  it('no form by POST', () => {
    expect(reported({ 'app.js': byGet, 'views/menu.ejs': '<form action="/logout" method="post"><button>Out</button></form>\n' })).toEqual([])
  })

  it('none of tests, documentation, mails and other packages', () => {
    expect(reported({
      'server/package.json': '{ "name": "server" }', 'server/app.js': byGet, 'server/tests/fixtures/menu.ejs': link,
      'server/docs/menu.html': link, 'server/views/emails/welcome.ejs': link, 'site/package.json': '{ "name": "site" }', 'site/index.html': link,
    })).toEqual([])
  })
})
