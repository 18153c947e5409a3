//! Contacts and addresses as rows.

use chrono::{DateTime, Utc};
use domain::clients::{Address, Contact};
use domain::ids::{ClientId, CompanyId, ContactId};
use domain::text::fold;
use uuid::Uuid;

use crate::columns::Column;
use crate::entities::{address, client_contact, contact};

/// The person, whatever clients they are linked to.
pub(super) fn person(company: CompanyId, id: ContactId, at: DateTime<Utc>, contact: &Contact) -> contact::Model {
    contact::Model {
        company_id: company.0,
        id: id.0,
        created_at: at,
        updated_at: at,
        civility: contact.civility.stored(),
        first_name: contact.first_name.stored(),
        last_name: contact.last_name.stored(),
        name_folded: name_folded(contact),
        email: contact.email.stored(),
        email_folded: contact.email.as_ref().map(domain::identifiers::Email::folded),
        position: contact.position.stored(),
        direct_phone: contact.direct_phone.stored(),
        mobile: contact.mobile.stored(),
        switchboard: contact.switchboard.stored(),
        fax: contact.fax.stored(),
        source: contact.source.stored(),
        marketing_email: contact.marketing_email,
        marketing_sms: contact.marketing_sms,
        is_inactive: contact.is_inactive,
        deleted_at: None,
    }
}

/// What the search for a contact reads.
pub(crate) fn name_folded(contact: &Contact) -> String {
    fold(&contact.display_name())
}

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
        is_main: address.is_main,
        is_billing: address.is_billing,
        is_delivery: address.is_delivery,
        position: position(place),
    }
}

fn position(place: usize) -> i32 {
    i32::try_from(place).unwrap_or(i32::MAX)
}
