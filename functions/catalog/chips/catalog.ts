import { type Chip, foldChipName } from '../../domain/chip'
import { amd } from './amd'
import { cambricon } from './cambricon'
import { chinaAccelerators } from './china-accelerators'
import { chinaGpus } from './china-gpus'
import { cloud } from './cloud'
import { established } from './established'
import { google } from './google'
import { huawei } from './huawei'
import { intel } from './intel'
import { nvidiaAda } from './nvidia-ada'
import { nvidiaAmpere } from './nvidia-ampere'
import { nvidiaBlackwell } from './nvidia-blackwell'
import { nvidiaBlackwellCards } from './nvidia-blackwell-cards'
import { nvidiaEarly } from './nvidia-early'
import { nvidiaEdge } from './nvidia-edge'
import { nvidiaHopper } from './nvidia-hopper'
import { startups } from './startups'

/** Every chip we know, by maker and then by generation. */
export const chips: readonly Chip[] = [
  ...nvidiaEarly,
  ...nvidiaAmpere,
  ...nvidiaHopper,
  ...nvidiaAda,
  ...nvidiaBlackwellCards,
  ...nvidiaBlackwell,
  ...nvidiaEdge,
  ...amd,
  ...intel,
  ...google,
  ...cloud,
  ...startups,
  ...established,
  ...huawei,
  ...cambricon,
  ...chinaGpus,
  ...chinaAccelerators,
]

/** By id, model or alias, in any case, with or without blanks, hyphens and underscores. Nothing is guessed. */
export const findChip = (idOrAlias: string): Chip | undefined => byName.get(idOrAlias) ?? byName.get(foldChipName(idOrAlias))

/** Parts of one model by a word of its name: whoever says `H100` has not said which. Empty where no model has the word. */
export const chipsOfModel = (word: string): readonly Chip[] => {
  const folded = foldChipName(word)
  return folded === '' ? [] : chips.filter(({ model }) => model.split(/[\s-]+/).some((each) => foldChipName(each) === folded))
}

/** Every folded name, and each id as it is written. A name that two chips claim is our mistake. */
export const chipsByName = (all: readonly Chip[]): ReadonlyMap<string, Chip> => {
  const found = new Map<string, Chip>()
  for (const chip of all) {
    for (const name of [chip.id, ...[chip.id, chip.model, ...chip.aliases].map(foldChipName)]) {
      const other = found.get(name) ?? chip
      if (other !== chip) throw new Error(`${other.id} and ${chip.id} are both called ${name}`)
      found.set(name, chip)
    }
  }
  return found
}

const byName = chipsByName(chips)
