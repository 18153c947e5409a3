//! What the browser may ask about clients.

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::clients::{ClientForm, ClientState};
#[cfg(feature = "ssr")]
use domain::error::FieldErrors;
#[cfg(feature = "ssr")]
use domain::form::Edit;
use domain::ids::ClientId;
use domain::sent::Typed;
use domain::state::Act;
#[cfg(feature = "ssr")]
use domain::text::Text;
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use store::StoreError;

#[cfg(feature = "ssr")]
use crate::telephones;
use engines::listing::acts::Chosen;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{ActClient, Json, PageClient};

/// Creates a client.
#[server(prefix = "/api", endpoint = "clients/create", input = Json, output = Json, client = PageClient)]
pub async fn create_client(
    /// The form, as typed.
    form: ClientForm,
) -> Result<ClientId, AppError> {
    let tx = session::require(Permission::EditClients)?.begin().await?;
    let rules = store::companies::form_rules(&tx).await?;
    let client = store::clients::create(&tx, form.parse(&rules).map_err(AppError::Invalid)?).await?;
    tx.commit().await?;
    Ok(client.id)
}

/// Saves a client, unless somebody else did since `version`.
#[server(prefix = "/api", endpoint = "clients/update", input = Json, output = Json, client = PageClient)]
pub async fn update_client(
    /// The client.
    id: ClientId,
    /// The version that the form was made from.
    version: i32,
    /// The form, as typed.
    form: ClientForm,
) -> Result<ClientId, AppError> {
    Box::pin(save(id, version, form.into())).await.map(|_| id)
}

/// Saves one value of a client, unless somebody else has changed that one since `version`. Tells the version that is stored then.
#[server(prefix = "/api", endpoint = "clients/set", input = Json, output = Json, client = ActClient)]
pub async fn set_client_field(
    /// The client.
    id: ClientId,
    /// The version that was shown.
    version: i32,
    /// The value's path in the form.
    path: Typed,
    /// What is typed.
    typed: Typed,
) -> Result<i32, AppError> {
    let edit = Edit::One { path: path.into_string(), typed: typed.into_string() };
    Box::pin(save(id, version, edit)).await
}

/// Saves a client, and tells its version. What somebody else has saved meanwhile is told with telephone numbers as people there write them.
#[cfg(feature = "ssr")]
async fn save(id: ClientId, version: i32, edit: Edit<ClientForm>) -> Result<i32, AppError> {
    let tx = session::require(Permission::EditClients)?.begin().await?;
    let version = match store::clients::save(&tx, id, version, edit).await {
        Err(StoreError::Conflict(mut conflict)) => {
            let rules = store::companies::form_rules(&tx).await?;
            let country = ClientForm::from(conflict.current.clone()).reading(&rules).country;
            telephones::rewrite_conflict(&mut conflict, country);
            return Err(AppError::Conflict(conflict));
        }
        saved => saved?.version,
    };
    tx.commit().await?;
    Ok(version)
}

/// Archives, deletes, restores, activates or deactivates clients, and tells the state that each was in.
#[server(prefix = "/api", endpoint = "clients/act", input = Json, output = Json, client = ActClient)]
pub async fn act_on_clients(
    /// The clients.
    ids: Chosen<ClientId>,
    /// What to do.
    act: Act,
) -> Result<Vec<(ClientId, ClientState)>, AppError> {
    let needed = if act == Act::Delete { Permission::DeleteClients } else { Permission::EditClients };
    let tx = session::require(needed)?.begin().await?;
    let ids = ids.within()?;
    let previous = store::clients::act(&tx, &ids, act).await?;
    if previous.iter().any(|(_, state)| *state == ClientState::Deleted) {
        session::require(Permission::DeleteClients)?;
    }
    tx.commit().await?;
    Ok(previous)
}

/// Puts clients back into the states they were in: « Annuler ».
#[server(prefix = "/api", endpoint = "clients/undo", input = Json, output = Json, client = ActClient)]
pub async fn put_clients_back(
    /// The states they were in.
    previous: Chosen<(ClientId, ClientState)>,
) -> Result<(), AppError> {
    let access = session::require(Permission::EditClients)?;
    let previous = previous.within()?;
    let tx = access.begin().await?;
    let left = store::clients::put_back(&tx, &previous).await?;
    if previous.iter().chain(&left).any(|(_, state)| *state == ClientState::Deleted) {
        session::require(Permission::DeleteClients)?;
    }
    tx.commit().await?;
    Ok(())
}

/// Makes a client a prospect, or a prospect a client.
#[server(prefix = "/api", endpoint = "clients/prospect", input = Json, output = Json, client = ActClient)]
pub async fn set_prospect(
    /// The client.
    id: ClientId,
    /// Whether it is a prospect from now on.
    prospect: bool,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditClients)?.begin().await?;
    store::clients::set_prospect(&tx, id, prospect).await?;
    tx.commit().await?;
    Ok(())
}

/// Gives a client another number.
#[server(prefix = "/api", endpoint = "clients/number", input = Json, output = Json, client = PageClient)]
pub async fn change_number(
    /// The client.
    id: ClientId,
    /// The number, as typed.
    number: Typed,
) -> Result<String, AppError> {
    let tx = session::require(Permission::ChangeClientNumber)?.begin().await?;
    let number = Text::<40>::parse(&number).map_err(|error| AppError::Invalid(FieldErrors::one("number", error)))?;
    let kept = number.as_str().to_owned();
    store::clients::change_number(&tx, id, number).await?;
    tx.commit().await?;
    Ok(kept)
}

/// Adds score points, or takes some off; answers the sum.
#[server(prefix = "/api", endpoint = "clients/score", input = Json, output = Json, client = ActClient)]
pub async fn add_score(
    /// The client.
    id: ClientId,
    /// How many; negative takes some off.
    points: i32,
) -> Result<i32, AppError> {
    let tx = session::require(Permission::EditClients)?.begin().await?;
    let total = store::clients::add_score(&tx, id, points).await?;
    tx.commit().await?;
    Ok(total)
}
