//! New products, and copies of others.

use domain::ids::{FileId, ProductId};
use domain::numbers::Series;
use domain::products::{NewProduct, Product, ProductEvent, ProductState};
use domain::text::Text;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::{Products, check, columns, form_rules, prices, read};
use crate::changes::{self, Change};
use crate::files::NewFile;
use crate::{StoreError, StoreResult, Tenant, files, numbers};

/// Creates a product. One that brings no reference is given the next, where the company wants that.
pub async fn create(tx: &Tenant<DatabaseTransaction>, mut new: NewProduct) -> StoreResult<Product> {
    changes::make(tx, Products, async |change| {
        check::check(tx, &form_rules(tx).await?, None, &new).await?;
        refer(tx, std::slice::from_mut(&mut new)).await?;
        let product = fresh(tx, new);
        insert(tx, &change, std::slice::from_ref(&product)).await?;
        let told = change.tell(tx, product.id, ProductEvent::Created).await?;
        Ok((product, told))
    })
    .await
}

/// Makes another product like one that is not thrown away, with a picture of its own and without its reference.
pub async fn duplicate(tx: &Tenant<DatabaseTransaction>, id: ProductId) -> StoreResult<Product> {
    changes::make(tx, Products, async |change| {
        // What it names was checked when it was saved.
        let of = read::editable(tx, id).await?;
        let mut new = of.copy();
        refer(tx, std::slice::from_mut(&mut new)).await?;
        let mut copy = fresh(tx, new);
        copy.picture = match of.picture {
            Some(picture) => Some(picture_again(tx, picture, copy.id).await?),
            None => None,
        };
        insert(tx, &change, std::slice::from_ref(&copy)).await?;
        let told = change.tell(tx, copy.id, ProductEvent::Duplicated { of: id }).await?;
        Ok((copy, told))
    })
    .await
}

/// Gives references to new products without one, where the company wants that.
pub(crate) async fn refer(tx: &Tenant<DatabaseTransaction>, new: &mut [NewProduct]) -> StoreResult<()> {
    let brought: Vec<Option<&str>> = new.iter().map(|new| new.data.reference.as_ref().map(Text::as_str)).collect();
    let given = numbers::give(tx, Series::Product, &brought).await?;
    for (new, given) in new.iter_mut().zip(given) {
        if let (None, Some(given)) = (&new.data.reference, given) {
            let unfit = |_| StoreError::Corrupt(format!("number {given:?}"));
            new.data.reference = Some(Text::parse(&given).map_err(unfit)?);
        }
    }
    Ok(())
}

/// Creates products that a file of this name brings, each in its state. Those that bring no reference are given the next.
///
/// Whoever judged the file has checked them against what the company has: their currency, their references among them and the stored ones;
/// entries of lists are written before them, and custom fields were read by their definitions.
pub(super) async fn bring_in(
    tx: &Tenant<DatabaseTransaction>,
    brought: Vec<(NewProduct, Option<ProductState>)>,
    file: &str,
) -> StoreResult<Vec<Uuid>> {
    changes::make(tx, Products, async |change| {
        let (mut new, states): (Vec<NewProduct>, Vec<Option<ProductState>>) = brought.into_iter().unzip();
        refer(tx, &mut new).await?;
        let in_state = |(new, state): (NewProduct, Option<ProductState>)| Product {
            state: state.unwrap_or_default(),
            ..fresh(tx, new)
        };
        let products: Vec<Product> = new.into_iter().zip(states).map(in_state).collect();
        insert(tx, &change, &products).await?;
        let event = ProductEvent::Imported { file: file.to_owned() };
        let told = change.tell_all(tx, products.iter().map(|product| (product.id, event.clone())).collect()).await?;
        Ok((products.into_iter().map(|product| product.id.0).collect(), told))
    })
    .await
}

/// Writes products that were checked.
pub(crate) async fn insert(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Products>,
    products: &[Product],
) -> StoreResult<()> {
    let rows = products.iter().map(|product| columns::row(tx.company(), product));
    change.insert(tx, rows.collect::<StoreResult<_>>()?).await?;
    prices::insert(tx, change, products.iter().map(|product| (product.id, &product.prices))).await
}

fn fresh(tx: &Tenant<DatabaseTransaction>, new: NewProduct) -> Product {
    Product {
        id: ProductId(Uuid::now_v7()),
        version: 1,
        state: ProductState::Active,
        data: new.data,
        prices: new.prices,
        custom: new.custom,
        picture: None,
        created_at: tx.now(),
        updated_at: tx.now(),
    }
}

/// The same bytes, as a file of another product.
async fn picture_again(tx: &Tenant<DatabaseTransaction>, of: FileId, product: ProductId) -> StoreResult<FileId> {
    let file = files::get(tx, of).await?;
    let name = Text::parse(&file.name).map_err(|_| StoreError::Corrupt(format!("name of file {of}")))?;
    let new = NewFile { name, content_type: file.content_type, size: file.size, sha256: file.sha256 };
    files::record(tx, Products, product, new).await
}
