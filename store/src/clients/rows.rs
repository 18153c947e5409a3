//! Links to contacts, and addresses, as rows.

use chrono::{DateTime, Utc};
use domain::clients::near::Locality;
use domain::clients::{Address, Contact};
use domain::ids::{ClientId, CompanyId, ContactId};
use uuid::Uuid;

use crate::columns::Column;
use crate::entities::{address, client_contact};

/// What the person is to a client.
pub(super) fn link(
    company: CompanyId,
    client: ClientId,
    id: ContactId,
    place: usize,
    contact: &Contact,
) -> client_contact::Model {
    client_contact::Model {
        company_id: company.0,
        client_id: client.0,
        contact_id: id.0,
        is_primary: contact.is_primary,
        is_billing: contact.is_billing,
        is_dunning: contact.is_dunning,
        receives_invoices: contact.receives_invoices,
        position: position(place),
    }
}

/// An address of a client.
pub(super) fn address(
    company: CompanyId,
    client: ClientId,
    id: Uuid,
    place: usize,
    at: DateTime<Utc>,
    address: &Address,
) -> address::Model {
    let place_of = Locality::of(address);
    address::Model {
        company_id: company.0,
        id,
        created_at: at,
        updated_at: at,
        client_id: client.0,
        label: address.label.stored(),
        line1: address.line1.stored(),
        line2: address.line2.stored(),
        postal_code: address.postal_code.stored(),
        city: address.city.stored(),
        province: address.province.stored(),
        country: address.country.stored(),
        latitude: address.latitude.stored(),
        longitude: address.longitude.stored(),
        is_main: address.is_main,
        is_billing: address.is_billing,
        is_delivery: address.is_delivery,
        position: position(place),
        postal_folded: place_of.code,
        postal_area: place_of.area,
        city_folded: place_of.city,
    }
}

fn position(place: usize) -> i32 {
    i32::try_from(place).unwrap_or(i32::MAX)
}
