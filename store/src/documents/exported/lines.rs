//! Documents as they go out line by line.

use std::collections::BTreeSet;

use domain::billing::taxes::Taxes;
use domain::documents::columns::LINES;
use domain::documents::form::reading;
use domain::documents::{Document, LineForm, LineKind};
use domain::exports::Names;
use domain::field::{FieldValue, RatePer100k};
use domain::form::FormText;
use domain::imports::NamedColumn;
use domain::subject::Subject;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{Around, amount, rows};
use crate::documents::read;
use crate::entities::{document_line, product};
use crate::exports::{Exported, Taken};
use crate::listing::{Reader, Work};
use crate::{StoreResult, Tenant};

/// Documents read at once: one may have thousands of lines.
const AT_ONCE: usize = 50;

/// The lines of the documents of a list.
pub(crate) struct LineFiles(pub Subject);

impl Exported for LineFiles {
    fn named<'a>(&'a self, _: &'a Reader) -> Work<'a, Vec<NamedColumn>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    fn taken<'a>(&'a self, t: &'a Reader, ids: Vec<Uuid>, names: &'a mut Names) -> Work<'a, Vec<Taken>> {
        Box::pin(async move {
            let rows = rows(t, self.0, &ids).await?;
            let around = Around::of(t, &rows).await?;
            let mut taken = Vec::with_capacity(rows.len());
            let mut products = BTreeSet::new();
            for (row, (lines, document)) in rows.iter().zip(read::each(t, &rows).await?) {
                let document = document?;
                let mut form = around.told(row, &document);
                put_lines(&document, &lines, &mut form);
                products.extend(lines.iter().filter_map(|line| line.product));
                taken.push(Taken { form, state: document.shown(around.today).as_str() });
            }
            learn(t, names, products).await?;
            Ok(taken)
        })
    }

    fn at_once(&self) -> usize {
        AT_ONCE
    }
}

/// Each line with what it comes to without taxes, and with the rate that it bears: of what is issued, the one that it bore that day.
fn put_lines(document: &Document, rows: &[document_line::Model], into: &mut FormText) {
    let reading = reading(document.new.data.currency);
    let borne = document.content.as_ref().map(|content| content.taxes.as_slice()).unwrap_or_default();
    for (at, line) in document.new.lines.iter().enumerate() {
        let typed = LineForm::of(line, &reading);
        let taxes = borne.get(at).copied().flatten().map(Taxes::rate_per_100k);
        let rate = taxes.and_then(|rate| i32::try_from(rate).ok()).map(RatePer100k);
        let is_item = line.kind == LineKind::Item;
        let net = rows.get(at).and_then(|row| row.net_minor);
        for (name, told) in [
            ("position", (at + 1).to_string()),
            ("product", typed.product),
            ("description", typed.description),
            ("quantity", typed.quantity),
            ("unit", typed.unit),
            ("price", typed.price),
            ("discount", typed.discount),
            ("tax", if is_item { rate.or(line.vat).written(&reading) } else { String::new() }),
            ("net", net.map(|net| amount(net, &reading)).unwrap_or_default()),
            ("optional", typed.optional),
        ] {
            into.set(format!("{LINES}[{at}].{name}"), told);
        }
    }
}

/// Learns the references of products.
async fn learn<C: ConnectionTrait>(t: &Tenant<C>, names: &mut Names, products: BTreeSet<Uuid>) -> StoreResult<()> {
    let unknown: Vec<Uuid> = products.into_iter().filter(|id| !names.contains_key(&id.to_string())).collect();
    if unknown.is_empty() {
        return Ok(());
    }
    let rows: Vec<(Uuid, Option<String>)> = product::Entity::find()
        .select_only()
        .columns([product::Column::Id, product::Column::Reference])
        .filter(product::Column::CompanyId.eq(t.company().0))
        .filter(product::Column::Id.is_in(unknown))
        .into_tuple()
        .all(t.db())
        .await?;
    names.extend(rows.into_iter().map(|(id, reference)| (id.to_string(), reference.unwrap_or_default())));
    Ok(())
}
