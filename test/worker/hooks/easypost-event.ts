/** A tracker of EasyPost, with a word changed. */
export const tracker = (over: object = {}) => ({
  id: 'trk_1',
  object: 'Tracker',
  tracking_code: 'EZ4000000004',
  status: 'in_transit',
  status_detail: 'departed_facility',
  weight: 614,
  carrier: 'FedEx',
  shipment_id: 'shp_1',
  is_return: false,
  finalized: false,
  tracking_details: [
    {
      object: 'TrackingDetail',
      status: 'in_transit',
      status_detail: 'departed_facility',
      message: 'Abfahrt — 出発',
      datetime: '2026-11-18T08:55:00Z',
      source: 'FedEx',
      tracking_location: { object: 'TrackingLocation', city: 'MEMPHIS', state: 'TN', country: 'US', zip: '38118' },
    },
  ],
  carrier_detail: {
    object: 'CarrierDetail',
    service: 'FEDEX_INTERNATIONAL_PRIORITY',
    destination_location: 'SINGAPORE SG',
    destination_tracking_location: { city: 'SINGAPORE', state: null, country: 'SG', zip: '018989' },
  },
  ...over,
})

/** The event that tells of it. */
export const eventOf = (over: object = {}) => ({
  id: 'evt_example_1',
  object: 'Event',
  mode: 'production',
  description: 'tracker.updated',
  status: 'pending',
  created_at: '2026-11-18T09:00:00Z',
  updated_at: '2026-11-18T09:00:00Z',
  previous_attributes: { status: 'pre_transit' },
  pending_urls: ['https://screen.example/v1/hooks/easypost/CONN'],
  completed_urls: [],
  user_id: 'user_1',
  result: tracker(over),
})
