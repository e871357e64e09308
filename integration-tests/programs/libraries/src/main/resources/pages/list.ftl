<ul>
<#list 1..200000 as number>
<li>${number}</li>
</#list>
</ul>
