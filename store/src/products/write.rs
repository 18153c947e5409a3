//! Products, as what changes.

use domain::ids::ProductId;
use domain::products::ProductEvent;
use domain::subject::Subject;
use domain::text::fold;
use uuid::Uuid;

use crate::activity::About;
use crate::changes::{Feature, Listed};
use crate::entities::product::{Column, Entity, Model};
use crate::numbers::Bearer;

/// See the module.
#[derive(Clone, Copy, Debug)]
pub struct Products;

/// Where the references that are given stand: those of deleted products as well, so that these can come back.
pub(crate) static NUMBERS: Bearer = Bearer { table: "products", column: "reference_folded", kept: fold };

/// A product belongs to no client.
impl From<ProductId> for About {
    fn from(product: ProductId) -> Self {
        Self { record: product.0, client: None }
    }
}

impl Feature for Products {
    const SUBJECT: Subject = Subject::Product;
    type Record = ProductId;
    type Event = ProductEvent;
}

impl Listed for Products {
    type Entity = Entity;
    const ID: Column = Column::Id;
    const COMPANY: Column = Column::CompanyId;
    const REVISION: Column = Column::Revision;

    fn bear(row: &mut Model, revision: i64) -> Uuid {
        row.revision = revision;
        row.id
    }
}
