import { withMethods } from '@/lib/with-methods'

// A game ends, and nobody is logged out.
export default withMethods(['POST'], async (req, res) => {
  res.setHeader('Set-Cookie', 'game=; Path=/; Max-Age=0')
  res.status(204).end()
})
