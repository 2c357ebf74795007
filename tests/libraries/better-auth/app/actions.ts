'use server'

import { headers as incoming } from 'next/headers'
import { redirect } from 'next/navigation'
import { auth } from '../lib/auth'
import { endCurrent as leave } from '../lib/leave'

export async function signOutAction() { //=> endpoint signOutAction()
  await leave()
  redirect('/')
}

// Everybody but this one.
export async function logout() { //=> endpoint logout()
  const { api } = auth
  await api.revokeOtherSessions({ headers: await incoming() }) //=> reports no-ineffective-session-destroy
  redirect('/')
}

export async function revokeOtherDevices() {
  await auth.api.revokeOtherSessions({ headers: await incoming() })
}
