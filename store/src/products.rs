//! Products as they are kept: created, saved, copied, listed, archived, deleted and restored.

mod check;
mod columns;
pub(crate) mod create;
mod exported;
mod imported;
mod in_list;
mod listed;
mod prices;
pub(crate) mod read;
mod states;
mod update;
mod write;

use domain::products::ProductRules;
use domain::subject::Subject;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

pub use create::{create, duplicate};
pub use read::{get, several};
pub use states::{act, put_back};
pub use update::{save, set_picture, update};
pub use write::Products;

pub(crate) use exported::Files;
pub(crate) use imported::Imports;
pub(crate) use in_list::set_in_list;
pub(crate) use listed::Listed;
pub(crate) use write::NUMBERS;

use crate::entities::product::{Column, Entity};
use crate::{StoreResult, Tenant, companies, custom_fields};

/// What the settings say about the form of a product.
pub async fn form_rules<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<ProductRules> {
    let company = companies::get(t).await?.profile;
    Ok(ProductRules {
        currency: company.currency,
        usual_vat: company.usual_vat,
        custom_fields: custom_fields::all(t, Subject::Product).await?,
    })
}

/// Whether the company has no product yet, deleted ones included: then it may be filled with examples.
pub(crate) async fn has_none<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<bool> {
    Ok(Entity::find().filter(Column::CompanyId.eq(t.company().0)).limit(1).count(t.db()).await? == 0)
}
