'use client'

import { signOut, useSession } from 'next-auth/react'

export function UserMenu() {
  const { data: session } = useSession()
  return <button onClick={() => signOut({ callbackUrl: '/' })}>Log {session?.user?.name} out</button>
}
