//! The client of a document, as far as a document says something of them.

use domain::clients::{Address, ClientState};
use domain::ids::{AddressId, ClientId};
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::clients::read;
use crate::entities::client::{Entity, Model};
use crate::{StoreResult, Tenant};

/// A client's row with its addresses, the main one first, and with whoever its bills go to, where that is another client (A3.11).
pub(super) struct Customer {
    pub row: Model,
    pub addresses: Vec<Address>,
    pub payer: Option<Box<Self>>,
}

impl Customer {
    /// A client of the company, whatever its state; nothing where there is no such.
    pub async fn of<C: ConnectionTrait>(t: &Tenant<C>, id: ClientId) -> StoreResult<Option<Self>> {
        let Some(mut customer) = Self::alone(t, id).await? else { return Ok(None) };
        if let Some(payer) = customer.row.payer {
            let payer = Self::alone(t, ClientId(payer)).await?;
            // Whoever was thrown away gets no bills.
            customer.payer = payer.filter(|payer| payer.row.state != ClientState::Deleted.as_str()).map(Box::new);
        }
        Ok(Some(customer))
    }

    async fn alone<C: ConnectionTrait>(t: &Tenant<C>, id: ClientId) -> StoreResult<Option<Self>> {
        let Some(row) = Entity::find_by_id((t.company().0, id.0)).one(t.db()).await? else { return Ok(None) };
        let rows = read::addresses(t, &[id.0]).await?.remove(&id.0).unwrap_or_default();
        let addresses = rows.into_iter().map(read::address).collect::<StoreResult<_>>()?;
        Ok(Some(Self { row, addresses, payer: None }))
    }

    /// Whoever its bills go to: the tax follows from them, as what is owed is made out to them.
    pub fn billed(&self) -> &Self {
        self.payer.as_deref().unwrap_or(self)
    }

    /// Where goods go, if not to whoever its bills go to.
    pub fn goods_go(&self, chosen: Option<AddressId>) -> Option<&Address> {
        let own = || self.payer.as_ref().and_then(|_| self.billing(None));
        self.delivery(chosen).or_else(own)
    }

    /// Where bills go: to the address that was chosen, else to that for bills, else to the main one.
    pub fn billing(&self, chosen: Option<AddressId>) -> Option<&Address> {
        self.chosen(chosen)
            .or_else(|| self.addresses.iter().find(|address| address.is_billing))
            .or_else(|| self.addresses.first())
    }

    /// Where goods go, if not there: to the address that was chosen, else to that for goods.
    pub fn delivery(&self, chosen: Option<AddressId>) -> Option<&Address> {
        self.chosen(chosen).or_else(|| self.addresses.iter().find(|address| address.is_delivery))
    }

    fn chosen(&self, chosen: Option<AddressId>) -> Option<&Address> {
        self.addresses.iter().find(|address| chosen.is_some() && address.id == chosen)
    }
}
