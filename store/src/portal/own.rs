//! What a contact sees of themselves and of where their client is, and changes: by the rules of staff's forms, told in the activity as
//! staff's changes are, in the contact's name.

use domain::form::Edit;
use domain::geo::LanguageCode;
use domain::identifiers::PhoneRules;
use domain::own_details::{self, Typed};
use domain::text::Text;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::sessions::Guest;
use crate::{StoreError, StoreResult, Tenant, changes, clients, companies, contacts};

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The versions of the contact and of the client that are shown: a save names them.
    pub versions: [i32; 2],
    /// What they sign in by.
    pub email: String,
    /// Their own fields; nobody's, in a preview.
    pub person: Option<Typed>,
    /// The language that their client is written to in, if anybody has said.
    pub language: String,
    /// Those that the company offers.
    pub languages: Vec<LanguageCode>,
    /// Their client's main address, where the company lets clients change it.
    pub place: Option<Typed>,
}

/// What a guest is shown of themselves.
pub async fn own<C: ConnectionTrait>(t: &Tenant<C>, guest: &Guest) -> StoreResult<Own> {
    let company = companies::get(t).await?;
    let client = clients::get(t, guest.client).await?;
    let person = if guest.is_preview { None } else { Some(contacts::get(t, guest.contact).await?) };
    let place = if companies::clients_move(t).await? {
        let form = client.to_form(company.defaults.country, PhoneRules::numbering_plan());
        let mut place = own_details::main_address(&form).map(own_details::of_place).unwrap_or_default();
        place.entry("country".to_owned()).or_insert_with(|| company.defaults.country.as_str().to_owned());
        Some(place)
    } else {
        None
    };
    let email = person.as_ref().and_then(|contact| contact.person.email.as_ref());
    Ok(Own {
        versions: [person.as_ref().map_or(0, |contact| contact.version), client.version],
        email: email.map(|email| email.as_str().to_owned()).unwrap_or_default(),
        person: person.map(|contact| own_details::of_person(&contact.to_form().fields)),
        language: client.data.language.as_ref().map(Text::as_str).unwrap_or_default().to_owned(),
        languages: company.languages.codes().to_vec(),
        place,
    })
}

/// Saves what a guest has typed of themselves over the versions that they saw, and the language that their client is written to in.
///
/// Who has changed the same since is a `Conflict`; whatever else was changed meanwhile is in nobody's way, and stays.
pub async fn save_own(
    tx: &Tenant<DatabaseTransaction>,
    guest: &Guest,
    [of_contact, of_client]: [i32; 2],
    typed: &Typed,
) -> StoreResult<()> {
    require_guest(guest)?;
    changes::hold(tx).await?;
    let form = own_details::over_contact(contacts::get(tx, guest.contact).await?.to_form(), typed);
    match contacts::save(tx, guest.contact, of_contact, Edit::Whole(form.clone())).await {
        Err(StoreError::Conflict(conflict)) if !own_details::is_of_person(&conflict) => {
            contacts::save(tx, guest.contact, conflict.version, Edit::Whole(form)).await?;
        }
        saved => {
            saved?;
        }
    }
    let held = clients::get(tx, guest.client).await?.data.language;
    if let Some(language) = typed.get("language")
        && held.as_ref().map(Text::as_str).unwrap_or_default() != language
    {
        let edit = Edit::One { path: "fields.language".to_owned(), typed: language.clone() };
        clients::save(tx, guest.client, of_client, edit).await?;
    }
    Ok(())
}

/// Saves the main address of a guest's client over the version that they saw, where the company lets clients change it. As for
/// [`save_own`], who has changed an address since is a `Conflict`.
pub async fn save_place(
    tx: &Tenant<DatabaseTransaction>,
    guest: &Guest,
    version: i32,
    typed: &Typed,
) -> StoreResult<()> {
    require_guest(guest)?;
    changes::hold(tx).await?;
    if !companies::clients_move(tx).await? {
        return Err(StoreError::Forbidden);
    }
    let country = companies::get(tx).await?.defaults.country;
    let stands = clients::get(tx, guest.client).await?.to_form(country, PhoneRules::numbering_plan());
    let form = own_details::over_client(stands, typed)?;
    match clients::save(tx, guest.client, version, Edit::Whole(form.clone())).await {
        Err(StoreError::Conflict(conflict)) if !own_details::is_of_place(&conflict) => {
            clients::save(tx, guest.client, conflict.version, Edit::Whole(form)).await?;
        }
        saved => {
            saved?;
        }
    }
    Ok(())
}

/// Goes on only for a contact: staff who look at a preview change nothing.
pub(super) fn require_guest(guest: &Guest) -> StoreResult<()> {
    if guest.is_preview { Err(StoreError::Forbidden) } else { Ok(()) }
}
