import { logout } from './actions'

export default function Account() {
  return (
    <form action={logout}>
      <button type="submit">Sign out</button>
    </form>
  )
}
