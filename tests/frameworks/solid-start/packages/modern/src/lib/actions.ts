import { action, redirect } from '@solidjs/router'
import { getRequestEvent } from 'solid-js/web'
import { clearSession, deleteCookie } from 'vinxi/http'
import { logout } from './session'

const config = { name: 'box', password: process.env.SECRET ?? '' }

export const signOutAction = action(async () => { //=> endpoint signOutAction()
  'use server'
  const event = getRequestEvent()!.nativeEvent
  await clearSession(event, config) //=> invalidates session stateless; clears box path=/ domain=-
  deleteCookie('remember_token', { domain: 'example.com' }) //=> clears remember_token path=/ domain=example.com
  return redirect('/', { headers: { 'Clear-Site-Data': '"cookies", "storage"' } })
})

// Runs in the browser; what it calls is the endpoint.
export const leave = action(async () => logout(), 'leave')
