import { arg, defineLibrary, self } from '../define.ts'

export default defineLibrary({
  id: 'nestjs-typeorm',
  title: '@nestjs/typeorm',
  packages: ['@nestjs/typeorm'],
  checked: '12.0.2',
  docs: 'https://docs.nestjs.com/techniques/database#repository-pattern',
  modules: {
    '@nestjs/typeorm': {
      members: {
        InjectRepository: { call: { returns: 'nestjs-typeorm.Repository', with: { entity: arg(0) } } },
        InjectEntityManager: { call: { returns: 'nestjs-typeorm.EntityManager' } },
        InjectDataSource: { call: { returns: 'nestjs-typeorm.DataSource' } },
        InjectConnection: { call: { returns: 'nestjs-typeorm.DataSource' } },
      },
    },
  },
  types: {
    Repository: { injects: { type: 'typeorm.Repository', with: { entity: self('entity') }, unlessDeclared: true } },
    EntityManager: { injects: { type: 'typeorm.Manager' } },
    DataSource: { injects: { type: 'typeorm.DataSource' } },
  },
})
