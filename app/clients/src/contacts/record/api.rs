//! What a contact's page asks for.

use std::collections::BTreeMap;

use chrono::NaiveDate;
#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::contacts::{ContactEvent, ContactRecord, NewLink};
use domain::custom_fields::CustomField;
#[cfg(feature = "ssr")]
use domain::error::FieldErrors;
use domain::ids::{ActivityId, ClientId, ContactId};
#[cfg(feature = "ssr")]
use domain::mail::{LetterForm, NewLetter};
#[cfg(feature = "ssr")]
use domain::subject::Subject;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::contacts::telephones;
#[cfg(feature = "ssr")]
use crate::telephones::rewrite_changes;
use engines::activity::ActivityPage;
#[cfg(feature = "ssr")]
use engines::activity::PAGE;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{ActClient, Json, PageClient};
#[cfg(feature = "ssr")]
use kit::words::{td_string, words_in};

/// A contact and the words for what it only names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContactView {
    /// The contact, with what it is to its clients.
    pub contact: ContactRecord,
    /// The names of its civility and its source, by id.
    pub names: BTreeMap<String, String>,
    /// Its telephone numbers as the company's country writes them, by their E.164 form.
    pub phones: BTreeMap<String, String>,
    /// The company's custom fields.
    pub custom_fields: Vec<CustomField>,
    /// The day it was created, in the company's time zone.
    pub created_on: NaiveDate,
    /// The day it was last changed, likewise.
    pub updated_on: NaiveDate,
    /// How they stand with the clients' portal; nothing for one who was never invited.
    pub portal: Option<PortalStanding>,
}

/// How a contact stands with the clients' portal (A11.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortalStanding {
    /// The day they were invited, in the company's time zone.
    pub invited_on: NaiveDate,
    /// By whom.
    pub invited_by: String,
    /// Whether they may enter no more.
    pub is_revoked: bool,
    /// The day they signed in last (A1.3).
    pub last_sign_in_on: Option<NaiveDate>,
    /// Whether they have a password.
    pub has_password: bool,
    /// Whether they give a code as well.
    pub has_factor: bool,
}

/// One contact.
#[server(prefix = "/api", endpoint = "contacts/get", input = Json, output = Json, client = PageClient)]
pub async fn get_contact(
    /// The contact.
    id: ContactId,
) -> Result<ContactView, AppError> {
    let tenant = session::require(Permission::to_view(Subject::Contact))?.read();
    let contact = store::contacts::get(&tenant, id).await?;
    let rules = store::contacts::form_rules(&tenant).await?;
    let zone = store::local_time::zone(&tenant).await?;
    let lists = store::lists::choices(&tenant).await?;
    let named = contact.person.entries();
    let is_named = |item: &domain::lists::ListItem| named.iter().any(|(_, _, id)| *id == item.id);
    Ok(ContactView {
        names: lists.into_iter().filter(is_named).map(|item| (item.id.to_string(), item.label)).collect(),
        phones: telephones::of(&contact.person, rules.country),
        custom_fields: rules.custom_fields,
        created_on: store::local_time::local(contact.created_at, zone).date(),
        updated_on: store::local_time::local(contact.updated_at, zone).date(),
        portal: portal_standing(&tenant, id).await?,
        contact,
    })
}

/// What happened to a contact before `before`, or lately.
#[server(prefix = "/api", endpoint = "activity/of-contact", input = Json, output = Json, client = PageClient)]
pub async fn activity_of_contact(
    /// The contact.
    id: ContactId,
    /// The last entry that is shown already.
    before: Option<ActivityId>,
) -> Result<ActivityPage<ContactEvent>, AppError> {
    let tenant = session::require(Permission::to_view(Subject::Contact))?.read();
    store::contacts::get(&tenant, id).await?;
    let (mut entries, more) =
        store::activity::page::<store::contacts::Contacts, _>(&tenant, id.0, before, PAGE).await?;
    let rules = store::contacts::form_rules(&tenant).await?;
    for entry in &mut entries {
        if let ContactEvent::Updated { changes, .. } = &mut entry.event {
            rewrite_changes(changes, rules.country);
        }
    }
    let lists = store::lists::choices(&tenant).await?;
    Ok(ActivityPage {
        entries,
        names: lists.into_iter().map(|item| (item.id.to_string(), item.label)).collect(),
        custom: rules.custom_fields.into_iter().map(|field| (field.id.to_string(), field.label)).collect(),
        more,
    })
}

/// Links a contact to a client as what it is to be there, or makes it something else to one that it is linked to.
#[server(prefix = "/api", endpoint = "contacts/link", input = Json, output = Json, client = ActClient)]
pub async fn link_contact(
    /// The contact.
    id: ContactId,
    /// The client, and what the contact becomes to it.
    link: NewLink,
) -> Result<(), AppError> {
    let tx = session::require(Permission::to_edit(Subject::Contact))?.begin().await?;
    store::contacts::link(&tx, id, link).await?;
    tx.commit().await?;
    Ok(())
}

/// Unlinks a contact from a client.
#[server(prefix = "/api", endpoint = "contacts/unlink", input = Json, output = Json, client = ActClient)]
pub async fn unlink_contact(
    /// The contact.
    id: ContactId,
    /// The client.
    client: ClientId,
) -> Result<(), AppError> {
    let tx = session::require(Permission::to_edit(Subject::Contact))?.begin().await?;
    store::contacts::unlink(&tx, id, client).await?;
    tx.commit().await?;
    Ok(())
}

/// Lets a contact into the portal, and writes to them (« Inviter au portail »).
#[server(prefix = "/api", endpoint = "contacts/portal-invite", input = Json, output = Json, client = PageClient)]
pub async fn invite_to_portal(
    /// The contact.
    id: ContactId,
) -> Result<Option<PortalStanding>, AppError> {
    let public_url = session::visitor()?.public_url;
    let tx = session::require(Permission::to_edit(Subject::Contact))?.begin().await?;
    let write = move |whom: &store::portal::Welcomed| welcome(whom, &public_url);
    store::portal::invite_by_letter(&tx, id, &write).await?;
    let standing = portal_standing(&tx, id).await?;
    tx.commit().await?;
    Ok(standing)
}

/// Lets a contact into the portal no more (« Retirer l’accès »): whoever is in is out at once.
#[server(prefix = "/api", endpoint = "contacts/portal-revoke", input = Json, output = Json, client = PageClient)]
pub async fn revoke_portal(
    /// The contact.
    id: ContactId,
) -> Result<Option<PortalStanding>, AppError> {
    let tx = session::require(Permission::to_edit(Subject::Contact))?.begin().await?;
    store::portal::revoke(&tx, id).await?;
    let standing = portal_standing(&tx, id).await?;
    tx.commit().await?;
    Ok(standing)
}

/// Takes a contact's password for the portal away, and the second factor with it (« Retirer le mot de passe »): whoever is in is out at once.
#[server(prefix = "/api", endpoint = "contacts/portal-reset", input = Json, output = Json, client = PageClient)]
pub async fn reset_portal(
    /// The contact.
    id: ContactId,
) -> Result<Option<PortalStanding>, AppError> {
    let tx = session::require(Permission::to_edit(Subject::Contact))?.begin().await?;
    store::portal::reset_password(&tx, id).await?;
    let standing = portal_standing(&tx, id).await?;
    tx.commit().await?;
    Ok(standing)
}

#[cfg(feature = "ssr")]
async fn portal_standing<C: sea_orm::ConnectionTrait>(
    tenant: &store::Tenant<C>,
    id: ContactId,
) -> Result<Option<PortalStanding>, AppError> {
    let Some(access) = store::portal::of_contact(tenant, id).await? else { return Ok(None) };
    let zone = store::local_time::zone(tenant).await?;
    let day = |at| store::local_time::local(at, zone).date();
    Ok(Some(PortalStanding {
        invited_on: day(access.invited_at),
        invited_by: access.invited_by,
        is_revoked: access.is_revoked,
        last_sign_in_on: access.last_sign_in_at.map(day),
        has_password: access.has_password,
        has_factor: access.has_factor,
    }))
}

/// The invitation, in the language of the contact's client.
#[cfg(feature = "ssr")]
fn welcome(whom: &store::portal::Welcomed, public_url: &str) -> Result<NewLetter, FieldErrors> {
    let l = words_in(whom.language);
    let (name, company) = (whom.name.clone(), whom.company.clone());
    let address = format!("{public_url}/portal/login");
    let text = td_string!(l, portal.invitation, name = name, company = company, link = address).to_string();
    let subject = td_string!(l, portal.invitation_subject, company = whom.company.clone()).to_string();
    let subject = subject.chars().take(200).collect();
    LetterForm { to: whom.email.to_string(), subject, text, ..LetterForm::default() }.parse()
}
