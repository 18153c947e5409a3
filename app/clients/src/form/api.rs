//! What the form of a client asks for.

#[cfg(feature = "ssr")]
use std::collections::BTreeMap;

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::clients::ClientRow;
use domain::clients::duplicates::{Duplicate, Probe};
#[cfg(feature = "ssr")]
use domain::clients::{ContactForm, Held};
#[cfg(feature = "ssr")]
use domain::field::Reading;
use domain::ids::ClientId;
#[cfg(feature = "ssr")]
use domain::listing::Lookup;
#[cfg(feature = "ssr")]
use domain::numbers::Series;
use domain::sent::Typed;
#[cfg(feature = "ssr")]
use domain::subject::Subject;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::telephones;
use crate::view::{ContactChoice, FormStart};
#[cfg(feature = "ssr")]
use crate::view::{Editing, FormOptions};
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};

/// What the form of a new client, or of an existing one, starts from.
#[server(prefix = "/api", endpoint = "clients/form-options", input = Json, output = Json, client = PageClient)]
pub async fn start_form(
    /// The client.
    id: Option<ClientId>,
) -> Result<FormStart, AppError> {
    let tenant = session::require(Permission::EditClients)?.read();
    let company = store::companies::get(&tenant).await?;
    let members = store::members::list(&tenant).await?;
    let mut options = FormOptions {
        lists: store::lists::choices(&tenant).await?,
        custom_fields: store::custom_fields::all(&tenant, Subject::Client).await?,
        members: members.into_iter().map(|member| (member.user, member.name)).collect(),
        next_number: store::numbers::upcoming(&tenant, Series::Client).await?.1,
        currency: company.profile.currency,
        languages: company.languages,
        held: Held::default(),
        defaults: company.defaults,
        suggests: company.address_service.suggests(),
    };
    let editing = match id {
        Some(id) => Some(editing(&tenant, id, &mut options).await?),
        None => None,
    };
    Ok(FormStart { options, editing })
}

/// A client as its form, telephone numbers as people there write them. What it holds is offered, also where nobody else is offered it
/// any more: an owner who has left, an option that was taken off.
#[cfg(feature = "ssr")]
async fn editing<C: sea_orm::ConnectionTrait>(
    tenant: &store::Tenant<C>,
    id: ClientId,
    options: &mut FormOptions,
) -> Result<Editing, AppError> {
    let client = store::clients::get(tenant, id).await?;
    if !client.state.editable() {
        return Err(AppError::Refused(domain::error::Refusal::Deleted));
    }
    domain::custom_fields::keep_chosen(&mut options.custom_fields, &client.custom);
    options.held = Held::by(&client.data);
    if let Some(owner) = client.data.owner
        && options.members.iter().all(|(member, _)| *member != owner)
        && let Some(name) = store::members::name_of(tenant, owner).await?
    {
        options.members.push((owner, name));
    }
    let rules = store::companies::form_rules(tenant).await?;
    let mut form = client.to_form(rules.country, rules.phone);
    let telephones = telephones::rewrite(&mut form, client.dialled_in(rules.country));
    let mut names = BTreeMap::new();
    for other in [client.data.parent, client.data.payer].into_iter().flatten() {
        names.insert(other.to_string(), store::clients::get(tenant, other).await?.data.name.as_str().to_owned());
    }
    Ok(Editing { id, version: client.version, state: client.state.id(), form, names, telephones })
}

/// Clients that may be the one being typed.
#[server(prefix = "/api", endpoint = "clients/duplicates", input = Json, output = Json, client = PageClient)]
pub async fn find_duplicates(
    /// What is typed so far.
    probe: Probe,
) -> Result<Vec<Duplicate>, AppError> {
    let tenant = session::require(Permission::ViewClients)?.read();
    Ok(store::clients::duplicates(&tenant, &probe).await?)
}

/// The most clients offered; whoever seeks another types on.
#[cfg(feature = "ssr")]
const MOST_OFFERED: usize = 20;

/// Clients that a picker offers: active ones, but for the one being edited.
#[server(prefix = "/api", endpoint = "clients/options", input = Json, output = Json, client = PageClient)]
pub async fn find_clients(
    /// What was typed.
    text: Typed,
    /// The client being edited.
    except: Option<ClientId>,
) -> Result<Vec<ClientRow>, AppError> {
    let access = session::require(Permission::ViewClients)?;
    let lookup = Lookup::Offered(&text, MOST_OFFERED + 1);
    let found = store::listing::look(&access, Subject::Client, lookup).await?;
    let others = found.iter().filter_map(ClientRow::of).filter(|client| Some(client.id) != except);
    Ok(others.take(MOST_OFFERED).collect())
}

/// Contacts of this company's clients, to link one of them to another client.
#[server(prefix = "/api", endpoint = "contacts/search", input = Json, output = Json, client = PageClient)]
pub async fn find_contacts(
    /// Letters of the name.
    text: Typed,
) -> Result<Vec<ContactChoice>, AppError> {
    let tenant = session::require(Permission::ViewClients)?.read();
    let rules = store::companies::form_rules(&tenant).await?;
    let reading = Reading { country: rules.country, currency: rules.currency, phone: rules.phone };
    let found = store::contacts::search(&tenant, &text).await?;
    Ok(found
        .into_iter()
        .map(|found| {
            let mut form = ContactForm::of(&found.contact, &reading);
            let telephones = telephones::rewrite_each(form.telephones_mut().into_iter(), rules.country);
            let name = found.contact.display_name();
            let clients = found.clients.into_iter().map(|(_, name)| name).collect::<Vec<_>>().join(", ");
            ContactChoice { form, name, clients, telephones }
        })
        .collect())
}
