//! What the palette asks the server for.

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::ids::ClientId;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::Json;

/// Somebody at a client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// First and last name.
    pub name: String,
    /// Their e-mail; empty without one.
    pub email: String,
    /// Whose contact they are.
    pub client: ClientId,
    /// What that client is called.
    pub client_name: String,
}

/// Contacts whose name or e-mail contains the text, once for each of their clients that is not deleted.
#[server(prefix = "/api", endpoint = "contacts/find", input = Json, output = Json)]
pub async fn find_people(
    /// Letters of the name.
    text: String,
) -> Result<Vec<Person>, AppError> {
    let tenant = session::require(Permission::ViewClients)?.read();
    let found = store::contacts::search(&tenant, &text).await?;
    let people = found.into_iter().flat_map(|found| {
        let (name, email) = (found.contact.display_name(), found.contact.email.clone());
        let email = email.map(|email| email.to_string()).unwrap_or_default();
        found.clients.into_iter().map(move |(client, client_name)| Person {
            name: name.clone(),
            email: email.clone(),
            client,
            client_name,
        })
    });
    Ok(people.collect())
}
