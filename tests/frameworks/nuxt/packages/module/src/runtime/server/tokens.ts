import { SignJWT } from 'jose'

export const sign = (event: unknown) => new SignJWT({ event: String(event) }).sign(new TextEncoder().encode(process.env.SECRET))
