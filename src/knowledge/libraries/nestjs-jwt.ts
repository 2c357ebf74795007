import { defineLibrary } from '../define.ts'
import { harmless } from '../rows.ts'

export default defineLibrary({
  id: 'nestjs-jwt',
  title: '@nestjs/jwt',
  packages: ['@nestjs/jwt'],
  checked: '12.0.2',
  docs: 'https://docs.nestjs.com/security/authentication#jwt-token',
  modules: { '@nestjs/jwt': { members: { JwtService: { construct: { returns: 'nestjs-jwt.Service' } } } } },
  types: {
    Service: {
      members: {
        sign: { call: { effects: [{ is: 'token-issued' }] } },
        signAsync: { call: { promise: true, effects: [{ is: 'token-issued' }] } },
        verify: harmless, verifyAsync: harmless, decode: harmless,
      },
    },
  },
})
