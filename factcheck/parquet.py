"""The only door to pyarrow: Parquet files, read and written in batches. pyarrow comes with the extra ``parquet``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

from factcheck.errors import ArticleError, SettingsError
from factcheck.schema import Column, printed
from factcheck.settings import listed, missing

MAGIC = b"PAR1"
"""How a Parquet file begins."""
READ, WRITTEN = 256, 20_000
"""Rows that are held at a time: long texts when reading, figures when writing."""
TYPES = {
    "string": "string", "exact": "string", "spans": "string", "integer": "int64", "number": "float64",
    "boolean": "bool_", "date": "date32",
}  # fmt: skip
"""The types of Arrow for those of a column."""
REMEDY = "install it with: pip install 'factcheck[parquet]'"


def installed() -> bool:
    """Whether Parquet can be written here."""
    return find_spec("pyarrow") is not None


def loaded() -> Any:
    """pyarrow with its module for Parquet; raises SettingsError where it is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise SettingsError(f"Parquet needs pyarrow, which is the extra parquet of factcheck; {REMEDY}") from None
    return pyarrow


def rows(
    name: str,
    wanted: Sequence[str],
    watch: Callable[[int], object] | None = None,
    span: tuple[int, int] | None = None,
) -> Iterator[tuple[int, tuple[object, ...] | str]]:
    """Number and cells of each row of a file, or the reason why a row cannot be read; the first column is of texts.

    ``span`` are the groups of rows that are wanted, the end excluded; all of them where it is not given.

    Raises ArticleError for what is no Parquet file, for a broken one, and for a column that is not there or holds no
    texts.
    """
    arrow = _for_reading(name)
    try:
        with arrow.parquet.ParquetFile(name) as file:
            _known(arrow, file.schema_arrow, name, wanted)
            total, size = max(file.metadata.num_rows, 1), Path(name).stat().st_size
            first, last = span or (0, file.metadata.num_row_groups)
            row = sum(file.metadata.row_group(i).num_rows for i in range(first))
            chosen = list(range(first, last))
            for batch in file.iter_batches(READ, chosen, columns=list(wanted), use_threads=False):
                columns = [batch.column(batch.schema.get_field_index(column)) for column in wanted]
                for i in range(batch.num_rows):
                    row += 1
                    yield row, _cells(columns, i)
                if watch:
                    watch(size * row // total)
    except (arrow.ArrowException, OSError) as error:
        raise _broken(name, error) from None


def table_rows(name: str) -> tuple[dict[str, str], Iterator[tuple[object, ...]]]:
    """The type of each column of a file, and its rows; raises ArticleError, also while rows are read."""
    arrow = _for_reading(name)
    try:
        shape = arrow.parquet.read_schema(name)
    except (arrow.ArrowException, OSError) as error:
        raise _broken(name, error) from None
    if twice := next((column for column in shape.names if shape.names.count(column) > 1), None):
        raise missing(name, [twice], shape.names)
    return {field.name: str(field.type) for field in shape}, _whole_rows(arrow, name)


def _whole_rows(arrow: Any, name: str) -> Iterator[tuple[object, ...]]:
    try:
        with arrow.parquet.ParquetFile(name) as file:
            for batch in file.iter_batches(WRITTEN, use_threads=False):
                yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
    except (arrow.ArrowException, OSError, ValueError, OverflowError) as error:
        raise _broken(name, error) from None


def groups(name: str) -> tuple[int, ...]:
    """The bytes of each group of rows of a file; raises ArticleError for what is no Parquet file."""
    arrow = _for_reading(name)
    try:
        with arrow.parquet.ParquetFile(name) as file:
            return tuple(file.metadata.row_group(i).total_byte_size for i in range(file.metadata.num_row_groups))
    except (arrow.ArrowException, OSError) as error:
        raise _broken(name, error) from None


def counted(path: Path) -> int:
    """The rows of a file that this program has written; 0 where there is none."""
    return int(loaded().parquet.read_metadata(path).num_rows) if path.exists() else 0


def _broken(name: str, error: Exception) -> ArticleError:
    first = str(error).partition("\n")[0]
    return ArticleError(f"{name}: not a Parquet file, or a broken one ({first}); write it again")


def _for_reading(name: str) -> Any:
    """pyarrow; raises ArticleError where it is not installed, for other inputs can be read without it."""
    try:
        return loaded()
    except SettingsError as error:
        raise ArticleError(f"{name}: {error}") from None


def _known(arrow: Any, schema: Any, name: str, wanted: Sequence[str]) -> None:
    """Raise ArticleError unless all columns are there and the first is of texts."""
    if any(schema.names.count(column) != 1 for column in wanted):
        raise missing(name, wanted, schema.names)
    found = schema.field(wanted[0]).type
    plain = found.value_type if arrow.types.is_dictionary(found) else found
    if plain not in (arrow.string(), arrow.large_string(), arrow.string_view(), arrow.null()):
        raise ArticleError(
            f"{name}: column {wanted[0]!r} is of {found}, not of texts; there are {listed(schema.names)}"
        )


def _cells(columns: Sequence[Any], i: int) -> tuple[object, ...] | str:
    """The values of one row."""
    try:
        return tuple(column[i].as_py() for column in columns)
    except (ValueError, OverflowError) as error:
        return f"holds what cannot be read ({error})"


def write(path: Path, columns: Sequence[Column], records: Iterable[dict[str, Any]], version: str) -> None:
    """Write records into a file, whose metadata tell the version of the columns and what each of them says.

    Raises SettingsError without pyarrow, OSError where the file cannot be written.
    """
    rest = iter(records)
    with writer(path, columns, version) as file:
        while batch := list(islice(rest, WRITTEN)):
            file.write_table(table(columns, batch, version))


def writer(path: Path, columns: Sequence[Column], version: str) -> Any:
    """A file that tables with these columns can be written into, to be closed or used as a context."""
    return loaded().parquet.ParquetWriter(path, shape(columns, version), compression="zstd")


def shape(columns: Sequence[Column], version: str) -> Any:
    """The columns as a schema of Arrow."""
    arrow = loaded()
    fields = [
        arrow.field(c.name, getattr(arrow, TYPES[c.type])(), c.nullable, {"description": c.says, "unit": c.unit})
        for c in columns
    ]
    return arrow.schema(fields, {"factcheck.schema": version})


def table(columns: Sequence[Column], records: Sequence[dict[str, Any]], version: str) -> Any:
    """Records as a table of Arrow; exact numbers and spans are texts."""
    mended = [{name: printed(value) for name, value in record.items()} for record in records]
    return loaded().Table.from_pylist(mended, schema=shape(columns, version))


def packed(columns: Sequence[Column], records: Sequence[dict[str, Any]], version: str) -> bytes:
    """Records as bytes that another process can write into a file."""
    arrow, sink = loaded(), loaded().BufferOutputStream()
    found = table(columns, records, version)
    with arrow.ipc.new_stream(sink, found.schema) as stream:
        stream.write_table(found)
    return sink.getvalue().to_pybytes()  # type: ignore[no-any-return]


def unpacked(data: bytes) -> Any:
    """The table that was packed."""
    return loaded().ipc.open_stream(data).read_all()
