//! Products, as what changes.

use domain::ids::ProductId;
use domain::products::ProductEvent;
use domain::subject::Subject;

use crate::activity::About;
use crate::changes::{Feature, Listed};
use crate::entities::product::{Column, Entity, Model};

/// See the module.
#[derive(Clone, Copy, Debug)]
pub struct Products;

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
    const COMPANY: Column = Column::CompanyId;
    const REVISION: Column = Column::Revision;

    fn bear(row: &mut Model, revision: i64) {
        row.revision = revision;
    }
}
