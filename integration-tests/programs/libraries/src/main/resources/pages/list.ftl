<ul>
<#list 1..1000000 as number>
<#if number % 5 == 0>
<li>${number}</li>
</#if>
</#list>
</ul>
