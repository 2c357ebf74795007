import { createSigner, createVerifier } from 'fast-jwt'
import { V4 } from 'paseto'
import worker from '@tsndr/cloudflare-worker-jwt'
import njwt from 'njwt'
import simple from 'jwt-simple'

const sign = createSigner({ key: process.env.SECRET })
export const check = createVerifier({ key: process.env.SECRET })
export const token = async (user) => sign({ sub: user })
export const others = async (user) => [
  await V4.sign({ sub: user }, process.env.KEY), await worker.sign({ sub: user }, process.env.SECRET),
  njwt.create({ sub: user }, process.env.SECRET).compact(), simple.encode({ sub: user }, process.env.SECRET),
]
