import { arg, defineLibrary, self } from '../define.ts'

export default defineLibrary({
  id: 'nestjs-sequelize',
  title: '@nestjs/sequelize',
  packages: ['@nestjs/sequelize'],
  checked: '11.0.1',
  docs: 'https://docs.nestjs.com/techniques/database#sequelize-integration',
  // InjectModel(User) gives the model itself.
  modules: { '@nestjs/sequelize': { members: { InjectModel: { call: { returns: 'nestjs-sequelize.Model', with: { model: arg(0) } } } } } },
  types: { Model: { injects: { is: self('model') } } },
})
