import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { closeSession } from '@/lib/store'

export default async function Account() {
  async function logOff() { //=> endpoint logOff()
    'use server'
    const jar = await cookies()
    await closeSession(jar.get('sid')?.value)
    jar.set('sid', '', { expires: new Date(0) }) //=> clears sid path=/ domain=-
    redirect('/')
  }

  return <form action={logOff}><button>Leave</button></form>
}
