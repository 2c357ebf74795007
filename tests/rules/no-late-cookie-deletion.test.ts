import rule from '../../rules/no-late-cookie-deletion.ts'
import { testRule } from '../kit/test-rule.ts'

/** A route of Next that deletes the cookie of a login. */
const next = (logout: string): Record<string, string> => ({
  'package.json': `{ "dependencies": { "next": "16.0.0" } }
`,
  'app/api/login/route.ts': `import { cookies } from 'next/headers'

export async function POST() {
  const jar = await cookies()
  jar.set('sid', crypto.randomUUID(), { httpOnly: true })
  return Response.json({})
}
`,
  'app/api/logout/route.ts': logout,
})

testRule(rule, {
  valid: [
    {
      name: 'the cookie is deleted before the answer',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.clearCookie('remember')
  res.redirect('/')
})
`,
      },
    },
    {
      name: 'a refusal of other methods without `return`',
      files: {
        'pages/api/login.js': `export default function handler(req, res) {
  res.setHeader('Set-Cookie', 'token=1; Path=/')
  res.status(200).json({})
}
`,
        'pages/api/logout.js': `export default function handler(req, res) {
  if (req.method !== 'POST') res.status(405).json({})
  res.setHeader('Set-Cookie', 'token=; Path=/; Max-Age=0')
  res.status(200).json({})
}
`,
      },
    },
    {
      name: 'the answer before it leaves the handler',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  if (!req.session.user) {
    res.redirect('/')
    return
  }
  req.session = null
  res.clearCookie('remember')
  res.redirect('/')
})
`,
      },
    },
    {
      name: 'the answer is in the other branch',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  if (req.accepts('html')) {
    res.redirect('/')
  } else {
    res.clearCookie('remember')
    res.sendStatus(204)
  }
})
`,
      },
    },
    {
      name: 'a part of the answer that says nothing about headers',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  res.status(200)
  res.clearCookie('remember')
  res.end()
})
`,
      },
    },
    {
      name: 'the response that it is written to is returned',
      files: next(`import { NextResponse } from 'next/server'

export async function POST() {
  const response = NextResponse.json({ ok: true })
  response.cookies.delete('sid')
  return response
}
`),
    },
    {
      name: 'its headers go with the one that is returned',
      files: next(`import { NextResponse } from 'next/server'

export async function POST(request: Request) {
  const response = NextResponse.next()
  response.cookies.set('sid', '', { maxAge: 0 })
  return NextResponse.redirect(new URL('/', request.url), { headers: response.headers })
}
`),
    },
    {
      name: 'the answer deletes it, too',
      files: next(`import { NextResponse } from 'next/server'

export async function POST() {
  const response = NextResponse.next()
  response.cookies.delete('sid')
  const answer = NextResponse.json({ ok: true })
  answer.cookies.delete('sid')
  return answer
}
`),
    },
    {
      name: 'a function makes the answer of it',
      files: next(`import { NextResponse } from 'next/server'
import { withCors } from '@acme/cors'

export async function POST() {
  const response = NextResponse.json({ ok: true })
  response.cookies.delete('sid')
  return withCors(response)
}
`),
    },
    {
      name: 'a redirect of Next keeps what its cookies() have been told',
      files: next(`import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'

export async function POST() {
  const jar = await cookies()
  jar.delete('sid')
  redirect('/')
}
`),
    },
    {
      name: 'a redirect of SvelteKit keeps what its cookies have been told',
      files: {
        'package.json': `{ "dependencies": { "@sveltejs/kit": "2.20.0" } }
`,
        'src/routes/logout/+page.server.ts': `import { redirect } from '@sveltejs/kit'

export const actions = {
  default: async ({ cookies }) => {
    cookies.delete('sid', { path: '/' })
    redirect(303, '/')
  },
}
`,
      },
    },
  ],
  invalid: [
    {
      name: 'the cookie is deleted after the answer',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
  res.clearCookie('remember')
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'late', line: 10, column: 3 }],
    },
    {
      name: 'the header is set after the answer',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.json({ ok: true })
  res.set('Clear-Site-Data', '"cookies", "storage"')
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'late', line: 10, column: 3 }],
    },
    {
      name: 'both are in the same branch',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  if (req.accepts('html')) {
    res.redirect('/')
    res.clearCookie('remember')
  } else {
    res.sendStatus(204)
  }
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'late', line: 10, column: 5 }],
    },
    {
      name: 'a helper of another file deletes it too late',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import { forget } from './forget.js'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  res.redirect('/')
  forget(res)
})
`,
        'forget.js': `export const forget = (res) => res.clearCookie('remember')
`,
      },
      home: 'forget.js',
      errors: [{ messageId: 'late', line: 1, column: 32 }],
    },
    {
      name: 'another response is returned',
      files: next(`import { NextResponse } from 'next/server'

export async function POST() {
  const response = NextResponse.json({ ok: true })
  response.cookies.delete('sid')
  return NextResponse.json({ ok: true })
}
`),
      home: 'app/api/logout/route.ts',
      errors: [{
        line: 5, column: 3, messageId: 'discarded',
        message:
          '`response.cookies.delete` writes to a response that `POST /api/logout` does not answer with, so the deletion of `sid` never reaches the browser: the ' +
          'answer is the one of `app/api/logout/route.ts:6`. Write it to that one.',
      }],
    },
    {
      name: 'a redirect is thrown, which leaves the response behind',
      files: next(`import { redirect } from 'next/navigation'
import { NextResponse } from 'next/server'

export async function POST() {
  const response = NextResponse.json({})
  response.cookies.delete('sid')
  redirect('/')
}
`),
      home: 'app/api/logout/route.ts',
      errors: [{ messageId: 'discarded', line: 6, column: 3 }],
    },
    {
      name: 'a header of a response that SvelteKit never sees',
      files: {
        'package.json': `{ "dependencies": { "@sveltejs/kit": "2.20.0" } }
`,
        'src/routes/logout/+server.ts': `import { redirect } from '@sveltejs/kit'

export const POST = async () => {
  const response = new Response(null, { status: 204 })
  response.headers.append('Set-Cookie', 'sid=; Path=/; Max-Age=0')
  redirect(303, '/')
}
`,
      },
      home: 'src/routes/logout/+server.ts',
      errors: [{ messageId: 'discarded', line: 5, column: 3 }],
    },
  ],
})
