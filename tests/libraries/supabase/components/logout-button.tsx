'use client'

import { createBrowserClient } from '@supabase/ssr'

const supabase = createBrowserClient(process.env.NEXT_PUBLIC_URL!, process.env.NEXT_PUBLIC_KEY!)

export const LogoutButton = () => <button onClick={() => supabase.auth.signOut()}>Log out</button>
