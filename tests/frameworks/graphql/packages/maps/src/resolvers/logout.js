// Anonymous, with four parameters.
export default async (_parent, _args, context, _info) => {
  context.res.clearCookie('token', { domain: 'example.com' }) //=> clears token path=/ domain=example.com
  return true
}
