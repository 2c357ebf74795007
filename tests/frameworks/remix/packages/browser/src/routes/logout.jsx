import { redirect } from 'react-router'

// Runs in the browser: an action of a data router.
export async function action() {
  localStorage.removeItem('token')
  return redirect('/login')
}
