import rule from '../../rules/require-session-revocation-on-credential-change.ts'
import { testRule } from '../kit/test-rule.ts'

/** An application that keeps refresh tokens; `change` stands between its login and its logout. */
const shop = (change: string, more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  'app.js': `import express from 'express'
import bcrypt from 'bcrypt'
import jwt from 'jsonwebtoken'
import { PrismaClient } from '@prisma/client'
const app = express()
const db = new PrismaClient()

app.post('/login', async (req, res) => {
  const user = await db.user.findUnique({ where: { email: req.body.email } })
  const refreshToken = jwt.sign({ id: user.id }, process.env.SECRET)
  await db.refreshToken.create({ data: { token: refreshToken, userId: user.id } })
  res.json({ refreshToken })
})
${change}
app.post('/logout', async (req, res) => {
  await db.refreshToken.deleteMany({ where: { token: req.body.refreshToken } })
  res.json({})
})
`,
  ...more,
})

const CHANGE = `app.post('/change-password', async (req, res) => {
  const password = await bcrypt.hash(req.body.password, 12)
  await db.user.update({ where: { id: req.user.id }, data: { password } })
  res.json({})
})`

const revoking = (line: string): string => CHANGE.replace('  res.json({})', `  ${line}\n  res.json({})`)

/** An application with sessions on the server, and a model with documents. */
const club = (change: string, model = ''): Record<string, string> => ({
  'app.js': `import express from 'express'
import session from 'express-session'
import { User } from './user.js'
const app = express()
app.use(session({ secret: process.env.SECRET, resave: false, saveUninitialized: false }))
${change}
app.post('/logout', (req, res) => {
  req.session.destroy(() => res.redirect('/'))
})
`,
  'user.js': `import mongoose from 'mongoose'

const schema = new mongoose.Schema({ email: String, password: String })
${model}
export const User = mongoose.model('User', schema)
`,
})

const RESET = `app.post('/reset/:token', async (req, res) => {
  const user = await User.findOne({ resetToken: req.params.token })
  user.password = req.body.password
  user.resetToken = undefined
  await user.save()
  res.redirect('/login')
})`

interface Surroundings {
  readonly refresh?: string
  readonly guard?: string
  readonly hook?: string
}

/** An application of documents, with an endpoint that renews logins. */
const forum = (close: string, { refresh = REFRESH, guard = '', hook = '' }: Surroundings = {}): Record<string, string> => ({
  'app.js': `import express from 'express'
import jwt from 'jsonwebtoken'
import { User, RefreshToken } from './models.js'
const app = express()
${guard}
app.post('/login', async (req, res) => {
  const user = await User.findOne({ email: req.body.email, isActive: true })
  const refreshToken = jwt.sign({ id: user.id }, process.env.REFRESH_SECRET)
  await RefreshToken.create({ token: refreshToken, userId: user.id })
  res.json({ refreshToken })
})
${close}
${refresh}
app.post('/logout', async (req, res) => {
  await RefreshToken.deleteMany({ token: req.body.refreshToken })
  res.json({})
})
`,
  'models.js': `import mongoose from 'mongoose'

const schema = new mongoose.Schema({ email: String, isActive: Boolean })
${hook}
export const User = mongoose.model('User', schema)
export const RefreshToken = mongoose.model('RefreshToken', new mongoose.Schema({ token: String, userId: String }))
`,
})

const REFRESH = `app.post('/refresh', async (req, res) => {
  const stored = await RefreshToken.findOne({ token: req.body.refreshToken })
  if (!stored) return res.status(401).end()
  res.json({ accessToken: jwt.sign({ id: stored.userId }, process.env.SECRET, { expiresIn: '15m' }) })
})`

const ASKING = `app.post('/refresh', async (req, res) => {
  const stored = await RefreshToken.findOne({ token: req.body.refreshToken })
  const user = await User.findById(stored?.userId)
  if (!user?.isActive) return res.status(401).end()
  res.json({ accessToken: jwt.sign({ id: user.id }, process.env.SECRET, { expiresIn: '15m' }) })
})`

const DISABLE = `app.post('/users/:id/disable', async (req, res) => {
  await User.findByIdAndUpdate(req.params.id, { isActive: false })
  res.json({})
})`

const DELETE = `app.delete('/users/:id', async (req, res) => {
  await User.findByIdAndDelete(req.params.id)
  res.json({})
})`

const withTokens = (code: string): string => code.replace('  res.json', '  await RefreshToken.deleteMany({ userId: req.params.id })\n  res.json')

const AUTH = (option: string): { readonly 'auth.js': string } => ({
  'auth.js': `import { betterAuth } from 'better-auth'
import { Pool } from 'pg'

export const auth = betterAuth({
  database: new Pool(),
  emailAndPassword: {
    enabled: true,
    ${option}
    sendResetPassword: async ({ user, url }) => mail(user.email, url),
  },
})
`,
})

/** A page whose form changes the password with Better Auth. */
const settings = (given: string, client = "import { createAuthClient } from 'better-auth/react'\nexport const authClient = createAuthClient()\n"): Record<string, string> => ({
  'package.json': '{ "dependencies": { "better-auth": "1.4.0", "react": "19.0.0" } }',
  'lib/auth-client.ts': client,
  'settings/password.tsx': `import { authClient } from '../lib/auth-client'

export async function changePassword(currentPassword: string, newPassword: string, everywhere: boolean) {
  await authClient.changePassword(${given})
}
`,
})

testRule(rule, {
  valid: [
    { name: 'Better Auth is told to end them', files: AUTH('revokeSessionsOnPasswordReset: true,') },
    { name: 'Better Auth: the setting decides', files: AUTH('revokeSessionsOnPasswordReset: process.env.STRICT === "1",') },
    { name: 'Better Auth: what is done after a reset is the project\'s own', files: AUTH('onPasswordReset: async ({ user }) => endAll(user.id),') },
    { name: 'Better Auth: settings that are not known may say so', files: AUTH('...common,') },
    { name: 'Better Auth: the link is still to be sent', files: { 'auth.js': AUTH('')['auth.js'].replace(/sendResetPassword.*\n/, 'async sendResetPassword() {},\n') } },
    { name: 'Better Auth offers no reset', files: { 'auth.js': AUTH('')['auth.js'].replace(/sendResetPassword.*\n/, '\n') } },
    { name: 'Better Auth without a database has no sessions to end', files: { 'auth.js': AUTH('')['auth.js'].replace('database: new Pool(),', '') } },
    { name: 'the refresh tokens of the user go', files: shop(revoking('await db.refreshToken.deleteMany({ where: { userId: req.user.id } })')) },
    {
      name: 'those of the others go',
      files: shop(revoking('await db.refreshToken.deleteMany({ where: { userId: req.user.id, token: { not: req.body.refreshToken } } })')),
    },
    { name: 'they are marked', files: shop(revoking('await db.refreshToken.updateMany({ where: { userId: req.user.id }, data: { revokedAt: new Date() } })')) },
    {
      name: 'the version that tokens carry goes up in the same write',
      files: shop(CHANGE.replace('data: { password }', 'data: { password, tokenVersion: { increment: 1 } }')),
    },
    {
      name: 'a helper of another file ends them',
      files: shop(`import { endAll } from './tokens.js'\n${revoking('await endAll(req.user.id)')}`, {
        'tokens.js': `import { PrismaClient } from '@prisma/client'
const db = new PrismaClient()
export const endAll = (userId) => db.refreshToken.deleteMany({ where: { userId } })
`,
      }),
    },
    {
      name: 'a package that no table knows may be ending them',
      files: shop(`import { revokeAllSessions } from '@acme/auth'\n${revoking('await revokeAllSessions(req.user.id)')}`),
    },
    {
      name: 'listeners of an event may be ending them',
      files: shop(`import { bus } from '@acme/bus'\n${revoking("bus.emit('password-changed', req.user.id)")}`),
    },
    {
      name: 'the caller decides',
      files: shop(revoking('if (req.body.everywhere) await db.refreshToken.deleteMany({ where: { userId: req.user.id } })')),
    },
    {
      name: 'the only token of the user is written over with a new one',
      files: {
        'app.js': `import express from 'express'
import jwt from 'jsonwebtoken'
import { User } from './user.js'
const app = express()

app.post('/login', async (req, res) => {
  const refreshToken = jwt.sign({ id: req.body.id }, process.env.SECRET)
  await User.findByIdAndUpdate(req.body.id, { refreshToken })
  res.json({ refreshToken })
})
app.post('/change-password', async (req, res) => {
  const refreshToken = jwt.sign({ id: req.user.id }, process.env.SECRET)
  await User.findByIdAndUpdate(req.user.id, { password: req.body.hash })
  await User.findByIdAndUpdate(req.user.id, { refreshToken })
  res.json({ refreshToken })
})
app.post('/logout', async (req, res) => {
  await User.findByIdAndUpdate(req.user.id, { refreshToken: null })
  res.json({})
})
`,
        'user.js': `import mongoose from 'mongoose'
export const User = mongoose.model('User', new mongoose.Schema({ password: String, refreshToken: String }))
`,
      },
    },
    {
      name: 'customers change their password, and only administrators have logins that are kept',
      files: {
        'app.js': `import express from 'express'
import jwt from 'jsonwebtoken'
import { PrismaClient } from '@prisma/client'
const app = express()
const db = new PrismaClient()

app.post('/admin/login', async (req, res) => {
  res.json(await db.adminSession.create({ data: { adminId: req.body.id } }))
})
app.post('/admin/logout', async (req, res) => {
  await db.adminSession.deleteMany({ where: { id: req.body.id } })
  res.json({})
})
app.post('/change-password', async (req, res) => {
  await db.customer.update({ where: { id: req.user.id }, data: { password: req.body.hash } })
  res.json({})
})
`,
      },
    },
    {
      name: 'tokens from before the change are refused',
      files: shop(CHANGE.replace('data: { password }', 'data: { password, passwordChangedAt: new Date() }'), {
        'guard.js': `export const isFresh = (user, payload) => payload.iat * 1000 >= user.passwordChangedAt.getTime()
`,
      }),
    },
    {
      name: 'the key of the tokens has the hash in it',
      files: shop(CHANGE, {
        'guard.js': `import jwt from 'jsonwebtoken'
export const check = (user, token) => jwt.verify(token, process.env.SECRET + user.password)
`,
      }),
    },
    {
      name: 'the server keeps nothing that could be ended',
      files: {
        'app.js': `import express from 'express'
import bcrypt from 'bcrypt'
import jwt from 'jsonwebtoken'
import { PrismaClient } from '@prisma/client'
const app = express()
const db = new PrismaClient()

app.post('/login', (req, res) => {
  res.cookie('token', jwt.sign({ id: req.body.id }, process.env.SECRET)).json({})
})
${CHANGE}
app.post('/logout', (req, res) => {
  res.clearCookie('token').json({})
})
`,
      },
    },
    {
      name: 'somebody asks for a link',
      files: shop(`app.post('/forgot-password', async (req, res) => {
  await db.user.update({ where: { email: req.body.email }, data: { resetPasswordToken: req.body.code, resetPasswordExpires: new Date() } })
  res.json({})
})`),
    },
    {
      name: 'an administrator makes a user, with a first password',
      files: shop(`app.post('/admin/users', async (req, res) => {
  await db.user.create({ data: { email: req.body.email, password: await bcrypt.hash(req.body.password, 12) } })
  res.json({})
})`),
    },
    {
      name: 'a registration',
      files: shop(`app.post('/register/password', async (req, res) => {
  await db.user.update({ where: { id: req.body.id }, data: { password: await bcrypt.hash(req.body.password, 12) } })
  res.json({})
})`),
    },
    {
      name: 'somebody who was invited gives a first password',
      files: shop(CHANGE.replace('/change-password', '/accept-invite/password')),
    },
    {
      name: 'a profile is written, with a password if there is one',
      files: shop(`app.put('/profile', async (req, res) => {
  const password = req.body.password ? await bcrypt.hash(req.body.password, 12) : undefined
  await db.user.update({ where: { id: req.user.id }, data: { name: req.body.name, password } })
  res.json({})
})`),
    },
    {
      name: 'the login renews a hash',
      files: shop(`app.post('/session', async (req, res) => {
  await db.user.update({ where: { id: req.user.id }, data: { password: await bcrypt.hash(req.body.password, 14) } })
  res.json({})
})`),
    },
    {
      name: 'a script fills the database',
      files: shop('', {
        'seed.js': `import { PrismaClient } from '@prisma/client'
const db = new PrismaClient()
export async function resetPasswords() {
  await db.user.updateMany({ data: { password: 'secret' } })
}
`,
      }),
    },
    {
      name: 'the password of a room',
      files: shop(`app.put('/rooms/:id/password', async (req, res) => {
  await db.room.update({ where: { id: req.params.id }, data: { password: req.body.password } })
  res.json({})
})`),
    },
    {
      name: 'an address is proved',
      files: shop(`app.post('/verify-email', async (req, res) => {
  await db.user.update({ where: { id: req.user.id }, data: { email: req.body.email, emailVerified: true } })
  res.json({})
})`),
      options: { changes: ['password', 'email', 'second-factor'] },
    },
    {
      name: 'the address is changed, which is not asked for',
      files: shop(`app.post('/change-email', async (req, res) => {
  await db.user.update({ where: { id: req.user.id }, data: { email: req.body.email } })
  res.json({})
})`),
    },
    {
      name: 'a second factor is set up',
      files: shop(`app.post('/2fa', async (req, res) => {
  await db.user.update({ where: { id: req.user.id }, data: { twoFactorSecret: req.body.secret } })
  res.json({})
})`),
      options: { changes: ['second-factor'] },
    },
    {
      name: 'a hook of the model takes the tokens away whenever the password is written',
      files: club(RESET, `schema.pre('save', function (next) {
  if (this.isModified('password')) this.tokens = []
  next()
})`),
    },
    {
      name: 'the account is deleted with all that belongs to it',
      files: shop(`app.delete('/account/password', async (req, res) => {
  await db.user.delete({ where: { id: req.user.id } })
  res.json({})
})`),
    },
    { name: 'an account is let in again', files: forum(DISABLE.replace('false', 'true')) },
    { name: 'whether the account is disabled is for the request to say', files: forum(DISABLE.replace('false', 'req.body.active')) },
    { name: 'the account is disabled, and its tokens go', files: forum(withTokens(DISABLE)) },
    { name: 'the account is deleted, and its tokens go', files: forum(withTokens(DELETE)) },
    { name: 'the account is disabled, and the renewal looks the user up', files: forum(DISABLE, { refresh: ASKING }) },
    { name: 'the renewal has the user from the record of the token', files: forum(DISABLE, { refresh: REFRESH.replace('refreshToken })', "refreshToken }).populate('user')") }) },
    { name: 'nothing is seen to renew a login', files: forum(DISABLE, { refresh: '' }) },
    {
      name: 'whoever has a token is looked up on each request',
      files: forum(DISABLE, {
        guard: `app.use(async (req, res, next) => {
  const { id } = jwt.verify(req.headers.authorization, process.env.SECRET)
  const user = await User.findById(id)
  if (!user?.isActive) return res.status(401).end()
  next()
})`,
      }),
    },
    {
      name: 'a hook of the model takes the tokens along',
      files: forum(DELETE, { hook: "schema.post('findOneAndDelete', (doc) => RefreshToken.deleteMany({ userId: doc.id }))" }),
    },
    { name: 'a post of a user is deleted', files: forum(DELETE.replace('User.', 'Post.').replace('/users/', '/users/posts/')) },
    { name: 'a user leaves a room', files: forum(DELETE.replace('User.', 'RoomUser.')) },
    {
      name: 'a registration that failed is undone',
      files: forum(`app.post('/register', async (req, res) => {
  const user = await User.create(req.body)
  try {
    await fetch('https://mail.example.com', { method: 'POST', body: user.email })
  } catch {
    await User.findByIdAndDelete(user.id)
  }
  res.json({})
})`),
    },
    {
      name: 'a row of a user that others point to is deleted with them, or not at all',
      files: shop(`app.post('/refresh', async (req, res) => {
  const stored = await db.refreshToken.findUnique({ where: { token: req.body.refreshToken } })
  if (!stored) return res.status(401).end()
  res.json({ accessToken: jwt.sign({ id: stored.userId }, process.env.SECRET) })
})
app.delete('/users/:id', async (req, res) => {
  await db.user.delete({ where: { id: req.params.id } })
  res.json({})
})`),
    },
    { name: 'an account is disabled, which is not asked for', files: forum(DISABLE), options: { changes: ['password'] } },
    { name: 'Better Auth is asked to end the other sessions', files: settings('{ currentPassword, newPassword, revokeOtherSessions: true }') },
    { name: 'Better Auth: the user decides', files: settings('{ currentPassword, newPassword, revokeOtherSessions: everywhere }') },
    { name: 'Better Auth: something else is given, too', files: settings('{ currentPassword, newPassword, ...options }') },
    {
      name: 'a client of the application itself has a method of the name',
      files: settings('{ currentPassword, newPassword }', "export const authClient = { changePassword: (body: object) => fetch('/api', { method: 'POST', body: JSON.stringify(body) }) }\n"),
    },
  ],
  invalid: [
    {
      name: 'Better Auth offers a reset, and its option is not set',
      files: AUTH(''),
      home: 'auth.js',
      errors: [{
        line: 4, column: 21, messageId: 'option',
        message:
          'This leaves the sessions of the user alive when the password is reset: whoever has got into the account stays in it. Set ' +
          '`emailAndPassword.revokeSessionsOnPasswordReset` to `true`.',
      }],
    },
    {
      name: 'Better Auth is told to leave them',
      files: AUTH('revokeSessionsOnPasswordReset: false,'),
      home: 'auth.js',
      errors: [{ messageId: 'option', line: 4, column: 21 }],
    },
    {
      name: 'refresh tokens from before stay usable',
      files: shop(CHANGE),
      home: 'app.js',
      errors: [{
        line: 14, column: 30, messageId: 'kept',
        message:
          '`POST /change-password` changes the password and nothing on the way ends the refresh token in `refreshToken`: whoever has got into ' +
          'the account stays in it. End the other sessions and refresh tokens of the user in the same step.',
      }],
    },
    {
      name: 'only a token of another kind goes',
      files: shop(revoking('await db.passwordResetToken.deleteMany({ where: { userId: req.user.id } })')),
      home: 'app.js',
      errors: [{ messageId: 'kept', line: 14, column: 30 }],
    },
    {
      name: 'the caller is given a token beside the others',
      files: shop(revoking("await db.refreshToken.create({ data: { token: jwt.sign({}, process.env.SECRET), userId: req.user.id } })")),
      home: 'app.js',
      errors: [{ messageId: 'kept', line: 14, column: 30 }],
    },
    {
      name: 'members have logins, and a member changes the password',
      files: shop(CHANGE.replace('db.user', 'db.member'), {
        'members.js': `import { PrismaClient } from '@prisma/client'
const db = new PrismaClient()
export async function loginMember(req, res) {
  res.json(await db.memberSession.create({ data: { memberId: req.body.id } }))
}
`,
      }),
      home: 'app.js',
      errors: [{ messageId: 'kept', line: 14, column: 30 }],
    },
    {
      name: 'a mail is sent',
      files: shop(`import { sendMail } from '@acme/mail'\n${revoking("await sendMail(req.user.email, 'Your password was changed')")}`),
      home: 'app.js',
      errors: [{ messageId: 'kept', line: 15, column: 30 }],
    },
    {
      name: 'the path says only that something is reset; a model hook makes the hash',
      files: club(RESET, `schema.pre('save', async function () {
  if (this.isModified('password')) this.password = await hash(this.password)
})`),
      home: 'app.js',
      errors: [{ messageId: 'kept', line: 6, column: 27 }],
    },
    {
      name: 'only the session of the caller ends',
      files: club(`app.post('/account/password', async (req, res) => {
  await User.updateOne({ _id: req.session.userId }, { $set: { passwordHash: req.body.hash } })
  req.session.destroy(() => res.redirect('/login'))
})`),
      home: 'app.js',
      errors: [{ messageId: 'kept', line: 6, column: 31 }],
    },
    {
      name: 'the handler is in another file, and the name says it; a statement writes the hash',
      files: shop(`import { changePassword } from './account.js'\napp.patch('/me', changePassword)`, {
        'account.js': `import pg from 'pg'
const pool = new pg.Pool()
export async function changePassword(req, res) {
  await pool.query('UPDATE users SET password_hash = $1 WHERE id = $2', [req.body.hash, req.user.id])
  res.json({})
}
`,
      }),
      home: 'account.js',
      errors: [{ messageId: 'kept', line: 3, column: 8 }],
    },
    {
      name: 'the address, where it is asked for',
      files: shop(`app.post('/change-email', async (req, res) => {
  await db.user.update({ where: { id: req.user.id }, data: { email: req.body.email } })
  res.json({})
})`),
      options: { changes: ['email'] },
      home: 'app.js',
      errors: [{ messageId: 'kept', line: 14, column: 27 }],
    },
    {
      name: 'the second factor is taken away, where it is asked for',
      files: shop(`app.post('/2fa/disable', async (req, res) => {
  await db.user.update({ where: { id: req.user.id }, data: { twoFactorEnabled: false, twoFactorSecret: null } })
  res.json({})
})`),
      options: { changes: ['second-factor'] },
      home: 'app.js',
      errors: [{ messageId: 'kept', line: 14, column: 26 }],
    },
    {
      name: 'an account is disabled, and its refresh tokens go on giving access',
      files: forum(DISABLE),
      home: 'app.js',
      errors: [{
        line: 12, column: 32, messageId: 'closed',
        message:
          '`POST /users/:id/disable` disables an account, and `POST /refresh` gives new tokens for the refresh token in `RefreshToken` without ' +
          'asking about the user: whoever is logged in stays so. End the sessions and refresh tokens of the user in the same step, or look the ' +
          'user up whenever a login is renewed.',
      }],
    },
    { name: 'it is suspended by its status', files: forum(DISABLE.replace('isActive: false', "status: 'suspended'")), home: 'app.js', errors: [{ messageId: 'closed', line: 12, column: 32 }] },
    { name: 'it is banned by a time', files: forum(DISABLE.replace('isActive: false', 'bannedAt: new Date()')), home: 'app.js', errors: [{ messageId: 'closed', line: 12, column: 32 }] },
    {
      name: 'a document is saved',
      files: forum(`app.patch('/users/:id/ban', async (req, res) => {
  const user = await User.findById(req.params.id)
  user.isBanned = true
  await user.save()
  res.json({})
})`),
      home: 'app.js',
      errors: [{ messageId: 'closed', line: 12, column: 29 }],
    },
    { name: 'the document of a user is deleted', files: forum(DELETE), home: 'app.js', errors: [{ messageId: 'closed', line: 12, column: 26 }] },
    {
      name: 'a row of a user is marked',
      files: shop(`app.post('/refresh', async (req, res) => {
  const stored = await db.refreshToken.findUnique({ where: { token: req.body.refreshToken } })
  if (!stored) return res.status(401).end()
  res.json({ accessToken: jwt.sign({ id: stored.userId }, process.env.SECRET) })
})
app.post('/admin/users/:id/suspend', async (req, res) => {
  await db.user.update({ where: { id: req.params.id }, data: { suspended: true } })
  res.json({})
})`),
      home: 'app.js',
      errors: [{ messageId: 'closed', line: 19, column: 38 }],
    },
    {
      name: 'Better Auth is not asked to end the other sessions',
      files: settings('{ currentPassword, newPassword }'),
      home: 'settings/password.tsx',
      errors: [{
        line: 4, column: 9, messageId: 'call',
        message:
          '`authClient.changePassword` changes the password and leaves the other sessions of the user alive: whoever has got into the account ' +
          'stays in it. Give it `revokeOtherSessions: true`.',
      }],
    },
    {
      name: 'Better Auth is told to leave the other sessions',
      files: settings('{ currentPassword, newPassword, revokeOtherSessions: false }'),
      home: 'settings/password.tsx',
      errors: [{ messageId: 'call', line: 4, column: 9 }],
    },
    {
      name: 'Better Auth on the server is not asked, either',
      files: {
        'auth.ts': `import { betterAuth } from 'better-auth'
import { Pool } from 'pg'

export const auth = betterAuth({ database: new Pool() })

export const changePassword = (headers: Headers, currentPassword: string, newPassword: string) =>
  auth.api.changePassword({ headers, body: { currentPassword, newPassword } })
`,
      },
      home: 'auth.ts',
      errors: [{ messageId: 'call', line: 7, column: 3 }],
    },
  ],
})
