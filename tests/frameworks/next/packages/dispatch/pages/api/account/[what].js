export default function handler(req, res) { //=> endpoint POST /api/account/sign-out
  const { what } = req.query
  if (req.method === 'POST' && what === 'sign-out') {
    //=> clears token path=/account domain=-; reports no-mismatched-cookie-deletion
    res.setHeader('Set-Cookie', 'token=; Path=/account; Max-Age=0')
    return res.status(204).end()
  }
  res.status(404).end()
}
