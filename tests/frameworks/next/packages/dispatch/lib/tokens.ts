import { SignJWT } from 'jose'
import { NextResponse } from 'next/server'

export async function login() {
  const response = NextResponse.json({})
  response.cookies.set('token', await new SignJWT({}).sign(new Uint8Array()), { path: '/' }) //=> sets token path=/ domain=-
  return response
}

export function leave() {
  const response = NextResponse.json({})
  response.cookies.delete('token') //=> clears token path=/ domain=-
  return response
}
