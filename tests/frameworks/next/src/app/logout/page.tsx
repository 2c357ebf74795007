import { logout as leave } from '@/app/actions/session'

export const metadata = { title: 'Log out' }

export default function LogoutPage() {
  return (
    <form action={leave}>
      <p>Do you want to log out?</p>
      <button>Log out</button>
    </form>
  )
}
