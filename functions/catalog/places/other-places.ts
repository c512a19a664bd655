import type { PlaceName } from '../../domain/place'
import { occupied, place } from './place'

/** Antarctica, and the occupied regions of Ukraine, which are places of their own and never plain UA. */
export const otherPlaces: readonly PlaceName[] = [
  place('AQ', 'ATA', 'Antarctica'),
  // ISO 3166-2 gives Sevastopol a code of its own, UA-40; it is read as Crimea.
  occupied(
    'UA-43',
    'Crimea (occupied)',
    'CRIMEA',
    'Crimea, Ukraine',
    'Crimea Region of Ukraine',
    'Autonomous Republic of Crimea',
    'Republic of Crimea',
    'Крым',
    'Sevastopol',
    'Севастополь',
    'UA-40',
  ),
  // ISO has no code for these two. Each is the occupied part of an oblast, not the oblast.
  occupied(
    'UA-DNR',
    "so-called Donetsk People's Republic (occupied)",
    "Donetsk People's Republic",
    'DNR',
    'Donetsk (DNR)',
    'Donetsk (occupied)',
    "So-called Donetsk People's Republic",
    "People's Republic of Donetsk",
    'ДНР',
  ),
  occupied(
    'UA-LNR',
    "so-called Luhansk People's Republic (occupied)",
    "Luhansk People's Republic",
    'LNR',
    'Luhansk (LNR)',
    'Luhansk (occupied)',
    "So-called Luhansk People's Republic",
    "People's Republic of Luhansk",
    "Lugansk People's Republic",
    'ЛНР',
  ),
]
