import { leave, login, logout, signOut } from './auth'

export const router = {
  auth: {
    login,
    logout, //=> endpoint POST /auth/logout
    logoutNow: leave, //=> endpoint GET /auth/logoutNow; reports no-get-logout
    signOut, //=> endpoint POST /auth/signOut
  },
}
