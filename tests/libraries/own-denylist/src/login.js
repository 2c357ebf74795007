import jwt from 'jsonwebtoken'

export const login = (req, res) => {
  const token = jwt.sign({ sub: req.body.email, jti: crypto.randomUUID() }, process.env.SECRET, { expiresIn: '1h' })
  res.json({ token })
}
