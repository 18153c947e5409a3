//! Whoever writes and whoever is written to, as they are today: for what is written to a client and is no document.

use domain::company::Company;
use domain::documents::Party;
use domain::ids::ClientId;
use sea_orm::ConnectionTrait;

use super::customer::Customer;
use super::parties::{billed, seller};
use crate::{StoreError, StoreResult, Tenant, companies};

/// The two sides of a letter.
#[derive(Clone, Debug)]
pub struct Addressed {
    /// The company.
    pub company: Company,
    /// The same, as documents bear it.
    pub seller: Party,
    /// The client, at the address that bills go to.
    pub buyer: Party,
    /// The language that the client is written to in, as it is kept.
    pub language: Option<String>,
}

/// The company and a client, whatever the client's state.
pub async fn addressed<C: ConnectionTrait>(t: &Tenant<C>, client: ClientId) -> StoreResult<Addressed> {
    let customer = Customer::of(t, client).await?.ok_or(StoreError::NotFound)?;
    let company = companies::get(t).await?;
    let (seller, buyer) = (seller(&company.profile), billed(&customer, None));
    Ok(Addressed { seller, buyer, language: customer.row.language, company })
}
