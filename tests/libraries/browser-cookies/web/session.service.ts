import { Injectable } from '@angular/core'
import { CookieService as Jar } from 'ngx-cookie-service'

@Injectable({ providedIn: 'root' })
export class SessionService {
  constructor(private readonly cookies: Jar) {}

  async leave() {
    await fetch('/logout', { method: 'POST' })
    this.cookies.delete('access_token', '/')
  }
}
