//! Products, as they come in from files.

use domain::custom_fields::keep_chosen;
use domain::error::{FieldError, FieldErrors};
use domain::ids::{ListItemId, ProductId};
use domain::imports::{Identity, Record, Target};
use domain::numbers::Series;
use domain::products::imports::{ProductReader, identity, overwritten};
use domain::products::{NewProduct, Product, ProductForm, ProductState};
use domain::subject::Subject;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entities::product::{Column, Entity};
use crate::imports::{Highest, Imported, Index, Overwritten};
use crate::{StoreResult, Tenant, states};

/// See the module.
pub(crate) struct Imports;

impl Imported for Imports {
    type Reader = ProductReader;
    type Form = ProductForm;
    type New = NewProduct;
    type Stored = Product;
    type State = ProductState;
    type Waiting = ();
    type Ahead = Highest;

    const SUBJECT: Subject = Subject::Product;

    async fn reader<C: ConnectionTrait>(t: &Tenant<C>, mapping: &[Target]) -> StoreResult<ProductReader> {
        Ok(ProductReader::new(mapping, super::form_rules(t).await?))
    }

    async fn known<C: ConnectionTrait>(t: &Tenant<C>, index: &mut Index) -> StoreResult<()> {
        known(t, index).await
    }

    fn parse(reader: &ProductReader, form: &ProductForm) -> Result<NewProduct, FieldErrors> {
        reader.parse(form)
    }

    fn state(name: &str) -> Result<ProductState, FieldError> {
        ProductState::parse(name)
    }

    fn identity(new: &NewProduct, state: Option<ProductState>) -> Identity {
        let data = &new.data;
        let reference = data.reference.as_ref().map(domain::text::Text::as_str);
        let barcode = data.barcode.as_ref().map(domain::products::Barcode::as_str);
        identity(reference, barcode, data.name.as_str(), state.unwrap_or_default())
    }

    fn items(new: &NewProduct) -> Vec<ListItemId> {
        new.data.category.into_iter().chain(new.prices.keys().copied()).collect()
    }

    async fn stored<C: ConnectionTrait>(t: &Tenant<C>, id: Uuid) -> StoreResult<Product> {
        super::get(t, ProductId(id)).await
    }

    fn state_of(product: &Product) -> ProductState {
        product.state
    }

    /// In the currency that it has: an amount in another would be another amount. What is thrown away is left as it is.
    fn over(
        reader: &ProductReader,
        product: &Product,
        file: &ProductForm,
        stays: bool,
    ) -> Result<Overwritten<Self>, FieldErrors> {
        if !product.state.editable() {
            return Ok(Overwritten::Same);
        }
        let mut rules = reader.rules().clone();
        keep_chosen(&mut rules.custom_fields, &product.custom);
        let before = product.to_form();
        let after = overwritten(&before, file).parse(&rules)?;
        if after.data.currency != product.data.currency {
            return Err(FieldErrors::one("fields.currency", FieldError::NotAChoice));
        }
        let is_same = stays && before.parse(&rules).is_ok_and(|before| before == after);
        Ok(if is_same { Overwritten::Same } else { Overwritten::Changed(Box::new(after)) })
    }

    async fn save(
        tx: &Tenant<DatabaseTransaction>,
        product: &Product,
        new: NewProduct,
        state: Option<ProductState>,
    ) -> StoreResult<()> {
        super::update(tx, product.id, product.version, new).await?;
        match state {
            Some(state) if state != product.state => super::put_back(tx, &[(product.id, state)]).await.map(drop),
            _ => Ok(()),
        }
    }

    async fn create(
        tx: &Tenant<DatabaseTransaction>,
        new: Vec<(NewProduct, Option<ProductState>)>,
        file: &str,
    ) -> StoreResult<Vec<Uuid>> {
        super::create::bring_in(tx, new, file).await
    }

    async fn ahead<C: ConnectionTrait>(t: &Tenant<C>, mapping: &[Target]) -> StoreResult<Highest> {
        Highest::of(t, Series::Product, "fields.reference", mapping).await
    }

    fn see(highest: &mut Highest, record: &Record) {
        highest.see(record);
    }

    async fn reserve(highest: &Highest, tx: &Tenant<DatabaseTransaction>) -> StoreResult<()> {
        highest.reserve(tx).await
    }
}

/// What every product of the company is recognised by; one that is thrown away, by its reference alone.
async fn known<C: ConnectionTrait>(t: &Tenant<C>, index: &mut Index) -> StoreResult<()> {
    type Row = (Uuid, String, Option<String>, Option<String>, String);
    let rows: Vec<Row> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::State, Column::Reference, Column::Barcode, Column::Name])
        .filter(Column::CompanyId.eq(t.company().0))
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(t.db())
        .await?;
    for (id, state, reference, barcode, name) in rows {
        let state = states::read(&state, id)?;
        let mut identity = identity(reference.as_deref(), barcode.as_deref(), &name, state);
        if state == ProductState::Deleted {
            identity.keys.truncate(identity.sure);
        }
        index.store(id, identity);
    }
    Ok(())
}
